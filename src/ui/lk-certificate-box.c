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

  char *offered;
  char *offered_origin;
  char *trusted;
  char *trusted_origin;
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
replace (char **text, const char *with)
{
  char *copy = g_strdup (with);

  g_free (*text);
  *text = copy;
}

static void
trust_cb (GtkButton *button, LkCertificateBox *self)
{
  lk_certificate_box_trust (self, self->offered, self->offered_origin);
  g_signal_emit (self, signals[SIGNAL_TRUSTED], 0);
}

static void
lk_certificate_box_finalize (GObject *object)
{
  LkCertificateBox *self = LK_CERTIFICATE_BOX (object);

  g_free (self->offered);
  g_free (self->offered_origin);
  g_free (self->trusted);
  g_free (self->trusted_origin);

  G_OBJECT_CLASS (lk_certificate_box_parent_class)->finalize (object);
}

static void
lk_certificate_box_class_init (LkCertificateBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lk_certificate_box_finalize;
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
 * lk_certificate_box_offer:
 * @self: a box
 * @certificate: the SHA-256 of what a phone system showed, in hexadecimal
 * @origin: the phone system's origin
 *
 * Asks whether @certificate is to be trusted.
 */
void
lk_certificate_box_offer (LkCertificateBox *self, const char *certificate, const char *origin)
{
  g_autofree char *grouped = group (certificate);

  replace (&self->offered, certificate);
  replace (&self->offered_origin, origin);
  gtk_label_set_text (self->fingerprint, grouped);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/**
 * lk_certificate_box_trust:
 * @self: a box
 * @certificate: (nullable): what is trusted without being asked about, in place of an earlier one
 * @origin: the phone system's origin
 */
void
lk_certificate_box_trust (LkCertificateBox *self, const char *certificate, const char *origin)
{
  replace (&self->trusted, certificate);
  replace (&self->trusted_origin, origin);
}

/**
 * lk_certificate_box_find_trusted:
 * @self: a box
 * @origin: a phone system's origin
 *
 * A certificate is trusted for one phone system, and for no other.
 *
 * Returns: (transfer none) (nullable): what is trusted there beside the public certificates.
 */
const char *
lk_certificate_box_find_trusted (LkCertificateBox *self, const char *origin)
{
  return g_strcmp0 (origin, self->trusted_origin) == 0 ? self->trusted : NULL;
}
