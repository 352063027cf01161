/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-demo-names.h"

#include <string.h>

#define NAMES(...) ((const char *const[]) { __VA_ARGS__, NULL })

/* clang-format off */
const LkDemoCulture lk_demo_cultures[] = {
  { "DE", "+49 151 ",
    NAMES ("Jürgen", "Björn", "Käthe", "Annegret", "Maximilian", "Lieselotte", "Jörg", "Sabine", "Uwe",
           "Heike", "Karl-Friedrich", "Änne", "Søren", "Ute", "Wolfgang", "Friederike", "Günther"),
    NAMES ("Müller", "Weiß", "Großkreutz", "Schönfeld", "von der Heydt-Brandenburg", "Jäger", "Krüger",
           "Leutheusser-Schnarrenberger", "Strauß", "Schäuble", "Übelacker", "Bäcker", "Ostermann",
           "Freiherr von und zu Guttenberg-Sonnenschein", "Köhler", "Vogel", "Zimmermann") },
  { "EN", "+44 7700 ",
    NAMES ("Ada", "Zoë", "James", "Olivia", "Siobhán", "Rhys", "Grace", "Harold", "Imogen", "Theo",
           "Beatrice", "Callum", "Dorothy", "Edwin", "Freya", "George", "Niamh"),
    NAMES ("Berg", "O’Connor", "Whitfield", "Lovelace", "Hopper", "Carter", "Pemberton", "Ashworth",
           "Blackwood", "Featherstonehaugh", "Hughes", "Ingram", "MacDonald", "Norris", "Shaw") },
  { "FR", "+33 6 12 ",
    NAMES ("Élodie", "François", "Chloé", "Mathéo", "Anaïs", "Benoît", "Inès", "Jérôme", "Noëlle",
           "Thérèse", "Loïc", "Gaëlle", "Étienne"),
    NAMES ("Lefèvre", "Dupré", "Crépin", "Garçon", "Bélanger", "D’Alembert", "Rousseau", "Noël",
           "Fournier", "Géraud", "Mercier", "Château") },
  { "ES", "+34 612 ",
    NAMES ("José", "María", "Íñigo", "Begoña", "Andrés", "Lucía", "Nuño", "Sofía", "Martín", "Inés",
           "Álvaro", "Pilar"),
    NAMES ("Núñez", "García Márquez", "Ibáñez", "Peña", "Rodríguez de la Fuente", "Muñoz", "Ávila",
           "Vázquez", "Castaño", "Domínguez") },
  { "PL", "+48 512 ",
    NAMES ("Łukasz", "Małgorzata", "Paweł", "Świętosława", "Grażyna", "Michał", "Żaneta", "Kamil"),
    NAMES ("Wałęsa", "Dąbrowski", "Wójcik", "Szczęsny", "Kowalczyk", "Zieliński", "Łukaszewicz") },
  { "TR", "+90 532 ",
    NAMES ("Çağla", "Oğuz", "Şebnem", "İbrahim", "Gülşen", "Ümit", "Ayşe", "Işıl"),
    NAMES ("Yıldız", "Öztürk", "Şahin", "Güneş", "Çelik", "Aydoğan", "Kılıç") },
  { "RU", "+7 912 ",
    NAMES ("Наталья/Natalya", "Дмитрий/Dmitry", "Ольга/Olga", "Сергей/Sergey", "Юлия/Yulia"),
    NAMES ("Иванова/Ivanova", "Кузнецов/Kuznetsov", "Щербаков/Shcherbakov", "Орлова/Orlova") },
  { "EN", "+971 50 ",
    NAMES ("فاطمة/Fatima", "محمد/Mohammed", "ليلى/Layla", "يوسف/Yusuf", "نور/Nour", "خالد/Khalid"),
    NAMES ("الهاشمي/Al-Hashimi", "حداد/Haddad", "المنصوري/Al-Mansouri", "نجار/Najjar", "صالح/Saleh") },
  { "ZH", "+86 138 ",
    NAMES ("伟/Wei", "秀英/Xiuying", "敏/Min", "静/Jing", "浩然/Haoran", "子涵/Zihan"),
    NAMES ("王/Wang", "李/Li", "张/Zhang", "陈/Chen", "欧阳/Ouyang", "司马/Sima") },
  { "EN", "+91 98100 ",
    NAMES ("Priya", "Arjun", "Ananya", "Rohan", "Lakshmi", "Venkata Satyanarayana"),
    NAMES ("Iyer", "Patel", "Krishnamurthy", "Singh", "Chattopadhyay", "Rao") },
  { "EN", "+84 91 ",
    NAMES ("Thuỳ Linh", "Đức", "Hồng Nhung", "Quốc Bảo", "Ngọc Ánh"),
    NAMES ("Nguyễn", "Trần", "Phạm", "Đặng", "Huỳnh") },
  { "PT", "+351 912 ",
    NAMES ("João", "Conceição", "Inês", "Tomé", "Luísa", "António"),
    NAMES ("Almeida", "Magalhães", "Simões", "da Conceição", "Brandão", "Fagundes de Araújo") },
};
/* clang-format on */

const guint lk_demo_n_cultures = G_N_ELEMENTS (lk_demo_cultures);

const char *const lk_demo_departments[] = {
  "Sales",
  "Support",
  "Vertrieb Süd",
  "Buchhaltung & Controlling",
  "Human Resources",
  "IT",
  "Lager und Logistik",
  "Marketing",
  "Direction générale",
  "Research & Development",
  "Kundendienst “Premium”",
  "Reception",
  "Qualitätssicherung und Umweltmanagement (Werk Königsbrück)",
  "営業部",
  "Facility Management",
  "Customer’s Advocates",
  "Legal",
  "Ausbildung",
  "المشتريات",
  "Einkauf",
  NULL,
};

/**
 * lk_demo_name_dup_native:
 * @name: a name of a culture
 *
 * Returns: (transfer full): how the person writes it.
 */
char *
lk_demo_name_dup_native (const char *name)
{
  return g_strndup (name, strcspn (name, "/"));
}

static void
append_ascii (GString *latin, const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (latin, g_ascii_tolower (*at));
    else if (*at == ' ' || *at == '-')
      g_string_append_c (latin, '-');
}

/**
 * lk_demo_name_dup_latin:
 * @name: a name of a culture
 *
 * Returns: (transfer full): how it stands in an e-mail address.
 */
char *
lk_demo_name_dup_latin (const char *name)
{
  const char *slash = strchr (name, '/');
  g_autofree char *ascii = g_str_to_ascii (slash != NULL ? slash + 1 : name, "C");
  GString *latin = g_string_new (NULL);

  append_ascii (latin, ascii);
  return g_string_free (latin, FALSE);
}
