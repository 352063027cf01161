/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-certificate-box.h"

/* As many digits at a time as one can compare at a glance. */
#define GROUP_LENGTH 4

struct _LkCertificateBox
{
  AdwBin parent_instance;

  GtkLabel *fingerprint;
};

enum
{
  SIGNAL_TRUSTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkCertificateBox, lk_certificate_box, ADW_TYPE_BIN)

static char *
group (const char *hexadecimal)
{
  GString *grouped = g_string_new (NULL);

  for (gsize i = 0; hexadecimal[i] != '\0'; i++)
    {
      if (i > 0 && i % GROUP_LENGTH == 0)
        g_string_append_c (grouped, ' ');
      g_string_append_c (grouped, g_ascii_toupper (hexadecimal[i]));
    }

  return g_string_free (grouped, FALSE);
}

static void
trust_cb (GtkButton *button, LkCertificateBox *self)
{
  g_signal_emit (self, signals[SIGNAL_TRUSTED], 0);
}

static void
lk_certificate_box_class_init (LkCertificateBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_TRUSTED] = g_signal_new ("trusted", LK_TYPE_CERTIFICATE_BOX, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-certificate-box.ui");
  gtk_widget_class_bind_template_child (widget_class, LkCertificateBox, fingerprint);
  gtk_widget_class_bind_template_callback (widget_class, trust_cb);
}

static void
lk_certificate_box_init (LkCertificateBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lk_certificate_box_set_fingerprint:
 * @self: a box
 * @hexadecimal: a SHA-256
 */
void
lk_certificate_box_set_fingerprint (LkCertificateBox *self, const char *hexadecimal)
{
  g_autofree char *grouped = group (hexadecimal);

  gtk_label_set_text (self->fingerprint, grouped);
}
