/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-kept-secret.h"

#include <glib/gi18n-lib.h>

#include "lk-clipboard.h"
#include "lk-secret.h"

#define REVEAL_SECONDS 30
#define DOTS           "••••••••"

struct _LkKeptSecret
{
  AdwBin parent_instance;

  GtkLabel *value;
  GtkButton *reveal;

  const LkField *field;
  LkSecret *secret;
  guint reveal_seconds;
  gboolean is_shown;
  gboolean was_taken;
  guint timeout;
};

enum
{
  PROP_REVEAL_SECONDS = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LkKeptSecret, lk_kept_secret, ADW_TYPE_BIN)

static void
name_button (GtkButton *button, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), name);
}

static void
set_shown (LkKeptSecret *self, gboolean is_shown)
{
  const char *label = lk_field_get_label (self->field);
  /* Translators: %s is a field’s label, such as “Voicemail PIN”. */
  g_autofree char *name = is_shown ? g_strdup_printf (_ ("Hide: %s"), label)
                                   : g_strdup_printf (_ ("Reveal: %s"), label);

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->is_shown = is_shown;
  gtk_label_set_text (self->value, is_shown ? self->secret : DOTS);
  gtk_button_set_icon_name (self->reveal,
                            is_shown ? "view-conceal-symbolic" : "view-reveal-symbolic");
  name_button (self->reveal, name);
}

static gboolean
time_over_cb (gpointer user_data)
{
  LkKeptSecret *self = user_data;

  self->timeout = 0;
  set_shown (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
reveal_clicked_cb (LkKeptSecret *self)
{
  set_shown (self, !self->is_shown);
  if (!self->is_shown)
    return;

  self->was_taken = TRUE;
  self->timeout = g_timeout_add_seconds (self->reveal_seconds, time_over_cb, self);
}

static void
lk_kept_secret_unmap (GtkWidget *widget)
{
  set_shown (LK_KEPT_SECRET (widget), FALSE);

  GTK_WIDGET_CLASS (lk_kept_secret_parent_class)->unmap (widget);
}

static void
lk_kept_secret_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_REVEAL_SECONDS:
      g_value_set_uint (value, LK_KEPT_SECRET (object)->reveal_seconds);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_kept_secret_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_REVEAL_SECONDS:
      LK_KEPT_SECRET (object)->reveal_seconds = g_value_get_uint (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_kept_secret_dispose (GObject *object)
{
  g_clear_handle_id (&LK_KEPT_SECRET (object)->timeout, g_source_remove);

  G_OBJECT_CLASS (lk_kept_secret_parent_class)->dispose (object);
}

static void
lk_kept_secret_finalize (GObject *object)
{
  g_clear_pointer (&LK_KEPT_SECRET (object)->secret, lk_secret_free);

  G_OBJECT_CLASS (lk_kept_secret_parent_class)->finalize (object);
}

static void
lk_kept_secret_class_init (LkKeptSecretClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lk_kept_secret_get_property;
  object_class->set_property = lk_kept_secret_set_property;
  object_class->dispose = lk_kept_secret_dispose;
  object_class->finalize = lk_kept_secret_finalize;
  GTK_WIDGET_CLASS (klass)->unmap = lk_kept_secret_unmap;

  properties[PROP_REVEAL_SECONDS] = g_param_spec_uint ("reveal-seconds", NULL, NULL, 0, G_MAXUINT,
                                                       REVEAL_SECONDS,
                                                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static GtkButton *
add_button (LkKeptSecret *self, GtkWidget *box, GCallback clicked_cb)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", clicked_cb, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return GTK_BUTTON (button);
}

static void
lk_kept_secret_init (LkKeptSecret *self)
{
  self->reveal_seconds = REVEAL_SECONDS;
}

/**
 * lk_kept_secret_new:
 * @field: which secret it is
 * @secret: its value
 *
 * Returns: (transfer floating): a widget that shows dots.
 */
GtkWidget *
lk_kept_secret_new (const LkField *field, const char *secret)
{
  LkKeptSecret *self = g_object_new (LK_TYPE_KEPT_SECRET, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  /* Translators: %s is a field’s label, such as “Voicemail PIN”. */
  g_autofree char *copy_name = g_strdup_printf (_ ("Copy: %s"), lk_field_get_label (field));
  GtkButton *copy;

  self->field = field;
  self->secret = g_strdup (secret);
  self->value = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->value, 0);
  gtk_label_set_wrap (self->value, TRUE);
  gtk_label_set_wrap_mode (self->value, PANGO_WRAP_CHAR);
  gtk_widget_set_hexpand (GTK_WIDGET (self->value), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->value));
  self->reveal = add_button (self, box, G_CALLBACK (reveal_clicked_cb));
  copy = add_button (self, box, G_CALLBACK (lk_kept_secret_copy));
  gtk_button_set_icon_name (copy, "edit-copy-symbolic");
  name_button (copy, copy_name);
  gtk_widget_add_css_class (GTK_WIDGET (self), "secret");
  adw_bin_set_child (ADW_BIN (self), box);
  set_shown (self, FALSE);

  return GTK_WIDGET (self);
}

/**
 * lk_kept_secret_copy:
 * @self: a secret
 *
 * Lends it to the clipboard.
 */
void
lk_kept_secret_copy (LkKeptSecret *self)
{
  self->was_taken = TRUE;
  lk_clipboard_copy_secret (GTK_WIDGET (self), self->secret);
}

/**
 * lk_kept_secret_was_taken:
 * @self: a secret
 *
 * Returns: whether the person has seen or copied it.
 */
gboolean
lk_kept_secret_was_taken (LkKeptSecret *self)
{
  return self->was_taken;
}
