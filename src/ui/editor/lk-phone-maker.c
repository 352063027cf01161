/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-phone-maker.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lk-entry-picker.h"

#define MAC_DIGITS    12
#define FIRST_METHOD  "LocalLan"
#define MAC_SEPARATOR ":-. "

struct _LkPhoneMaker
{
  AdwBin parent_instance;

  GtkEditable *mac;
  LkEntryPicker *model;
  GtkLabel *problem;
  GtkWidget *button;

  LkEditContext *context;
  GCancellable *cancellable;
  gboolean is_clearing; /* it is not the person who changes something */
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_MADE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkPhoneMaker, lk_phone_maker, ADW_TYPE_BIN)

/* The address as the server writes it; %NULL where it is none. */
static char *
dup_mac (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    if (g_ascii_isxdigit (*at))
      g_string_append_c (digits, g_ascii_toupper (*at));
    else if (strchr (MAC_SEPARATOR, *at) == NULL)
      return NULL;

  return digits->len == MAC_DIGITS ? g_strdup (digits->str) : NULL;
}

static void
say (LkPhoneMaker *self, const char *sentence)
{
  gtk_label_set_text (self->problem, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
}

static void
update (LkPhoneMaker *self)
{
  const char *text = gtk_editable_get_text (self->mac);
  g_autofree char *mac = dup_mac (text);
  gboolean is_complete = mac != NULL && lk_entry_picker_get_value (self->model) != NULL;

  gtk_widget_set_sensitive (self->button, is_complete);
  if (*text == '\0' || is_complete)
    say (self, NULL);
  else if (mac == NULL)
    say (self, _ ("The address on the back of the phone has 12 digits from 0 to 9 and A to F."));
  else
    say (self, _ ("Choose the phone’s model, too."));
}

static void
changed_cb (LkPhoneMaker *self)
{
  update (self);
  if (!self->is_clearing)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
made_cb (LkPhoneMaker *self)
{
  if (gtk_widget_is_sensitive (self->button))
    g_signal_emit (self, signals[SIGNAL_MADE], 0);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkPhoneMaker) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
    templates = lk_catalogue_load_finish (LK_CATALOGUE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (templates != NULL)
    lk_entry_picker_set_entries (self->model, templates);
  else
    lk_entry_picker_set_trouble (self->model, error);
}

static void
load (LkEntryPicker *picker, gpointer user_data)
{
  LkPhoneMaker *self = user_data;

  if (self->context != NULL)
    lk_catalogue_load_async (lk_edit_context_get_catalogue (self->context),
                             LK_SHELF_PHONE_TEMPLATES, 0, self->cancellable, listed_cb,
                             g_object_ref (self));
}

static void
lk_phone_maker_dispose (GObject *object)
{
  LkPhoneMaker *self = LK_PHONE_MAKER (object);

  g_cancellable_cancel (self->cancellable);
  if (self->model != NULL)
    lk_entry_picker_set_loader (self->model, NULL, NULL);
  self->model = NULL;
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lk_phone_maker_parent_class)->dispose (object);
}

static void
lk_phone_maker_finalize (GObject *object)
{
  g_object_unref (LK_PHONE_MAKER (object)->cancellable);

  G_OBJECT_CLASS (lk_phone_maker_parent_class)->finalize (object);
}

static void
lk_phone_maker_class_init (LkPhoneMakerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_phone_maker_dispose;
  object_class->finalize = lk_phone_maker_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_PHONE_MAKER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MADE] = g_signal_new ("made", LK_TYPE_PHONE_MAKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
new_mac_row (LkPhoneMaker *self)
{
  GtkWidget *row = adw_entry_row_new ();

  self->mac = GTK_EDITABLE (row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("MAC address"));
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
new_model_row (LkPhoneMaker *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *picker = lk_entry_picker_new (FALSE, FALSE);

  self->model = LK_ENTRY_PICKER (picker);
  lk_entry_picker_set_name (self->model, _ ("Model"));
  lk_entry_picker_set_loader (self->model, load, self);
  g_signal_connect_object (picker, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_valign (picker, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Model"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), picker);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static GtkWidget *
new_problem (LkPhoneMaker *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  self->problem = GTK_LABEL (label);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_label_set_wrap_mode (self->problem, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->problem, 0);
  gtk_widget_set_visible (label, FALSE);
  return label;
}

static GtkWidget *
new_button (LkPhoneMaker *self)
{
  self->button = gtk_button_new_with_label (_ ("Add Phone"));
  gtk_widget_set_halign (self->button, GTK_ALIGN_END);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
  return self->button;
}

static void
lk_phone_maker_init (LkPhoneMaker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *group = adw_preferences_group_new ();

  self->cancellable = g_cancellable_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Another phone"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_mac_row (self));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_model_row (self));
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), new_problem (self));
  gtk_box_append (GTK_BOX (box), new_button (self));
  adw_bin_set_child (ADW_BIN (self), box);
  update (self);
}

GtkWidget *
lk_phone_maker_new (void)
{
  return g_object_new (LK_TYPE_PHONE_MAKER, NULL);
}

/**
 * lk_phone_maker_set_context:
 * @self: a maker
 * @context: (nullable): where the models come from
 */
void
lk_phone_maker_set_context (LkPhoneMaker *self, LkEditContext *context)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->context, context);
}

/**
 * lk_phone_maker_is_empty:
 * @self: a maker
 *
 * Returns: whether nothing is entered that would be lost.
 */
gboolean
lk_phone_maker_is_empty (LkPhoneMaker *self)
{
  return *gtk_editable_get_text (self->mac) == '\0';
}

/**
 * lk_phone_maker_make:
 * @self: a maker, while "made" is emitted
 *
 * Returns: (transfer full): the phone that was entered.
 */
LkPhone *
lk_phone_maker_make (LkPhoneMaker *self)
{
  LkPhone *phone = lk_phone_new ();

  phone->mac_address = dup_mac (gtk_editable_get_text (self->mac));
  phone->name = g_strdup (lk_entry_picker_get_label (self->model));
  phone->template_name = g_strdup (lk_entry_picker_get_value (self->model));
  phone->provision_type = g_strdup (FIRST_METHOD);
  return phone;
}

/**
 * lk_phone_maker_refuse:
 * @self: a maker
 * @sentence: why the phone cannot be had, translated
 */
void
lk_phone_maker_refuse (LkPhoneMaker *self, const char *sentence)
{
  say (self, sentence);
}

/**
 * lk_phone_maker_clear:
 * @self: a maker
 *
 * Makes room for the next phone.
 */
void
lk_phone_maker_clear (LkPhoneMaker *self)
{
  self->is_clearing = TRUE;
  lk_entry_picker_set_value (self->model, NULL, NULL);
  gtk_editable_set_text (self->mac, "");
  self->is_clearing = FALSE;
  update (self);
}
