/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-phone-row.h"

#include <glib/gi18n-lib.h>

#include "lk-choice-box.h"
#include "lk-phone-act-row.h"
#include "lk-phrase.h"

#define THROUGH_SBC "SBC"

struct _LkPhoneRow
{
  AdwExpanderRow parent_instance;

  /* Made when the row is opened for the first time. */
  LkChoiceBox *sbc;
  GtkWidget *sbc_row;
  LkPhoneActRow *acts[2];

  LkPhone *phone;
  LkPhone *start; /* as it was when it came here */
  LkEditContext *context;
  gboolean is_saved;
  gboolean is_filled;
  GCancellable *cancellable;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkPhoneRow, lk_phone_row, ADW_TYPE_EXPANDER_ROW)

/* What a person may enter. */
static const struct
{
  const char *title;
  const char *hint;
  gsize offset;
} entries[] = {
  { N_ ("Network interface"), N_ ("The phone system’s address that the phone uses"),
    G_STRUCT_OFFSET (LkPhone, interface) },
  { N_ ("Language"), N_ ("As the phone’s maker calls it; empty for the phone’s own choice"),
    G_STRUCT_OFFSET (LkPhone, phone_language) },
  { N_ ("Time zone"), N_ ("As the phone’s maker calls it; empty for the phone’s own choice"),
    G_STRUCT_OFFSET (LkPhone, time_zone) },
};

static char **
get_member (LkPhone *phone, gsize offset)
{
  return &G_STRUCT_MEMBER (char *, phone, offset);
}

/* Both ways of saying nothing are the same to a person; the server hears the one it used itself. */
static gboolean
put (LkPhoneRow *self, gsize offset, const char *text)
{
  char **member = get_member (self->phone, offset);
  const char *start = *get_member (self->start, offset);
  const char *wanted = text != NULL ? text : "";

  if (g_strcmp0 (*member != NULL ? *member : "", wanted) == 0)
    return FALSE;

  g_free (*member);
  *member = g_strdup (*wanted == '\0' && start == NULL ? NULL : wanted);
  return TRUE;
}

static const char *
get_method_label (LkPhoneRow *self)
{
  const char *type = self->phone->provision_type;

  return type != NULL ? lk_choice_get_label (lk_phone_provision_types, type) : NULL;
}

static void
show_summary (LkPhoneRow *self)
{
  const LkPhone *phone = self->phone;
  const char *title = phone->name != NULL && *phone->name != '\0' ? phone->name : _ ("Phone");
  const char *const candidates[] = { phone->mac_address, get_method_label (self) };
  g_autofree char *firmware = phone->firmware != NULL && *phone->firmware != '\0'
                                ? g_strdup_printf (_ ("Firmware %s"), phone->firmware)
                                : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    if (candidates[i] != NULL && *candidates[i] != '\0')
      g_ptr_array_add (parts, (gpointer) candidates[i]);
  if (firmware != NULL)
    g_ptr_array_add (parts, firmware);
  subtitle = lk_phrase_join (parts);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
}

static void
change (LkPhoneRow *self)
{
  show_summary (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* What is entered */

static void
entered_cb (GtkEditable *entry, LkPhoneRow *self)
{
  gsize offset = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (entry), "lk-offset"));

  if (put (self, offset, gtk_editable_get_text (entry)))
    change (self);
}

static void
add_entry (LkPhoneRow *self, const char *title, const char *hint, gsize offset)
{
  const char *text = *get_member (self->phone, offset);
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_widget_set_tooltip_text (entry, hint);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  g_object_set_data (G_OBJECT (entry), "lk-offset", GSIZE_TO_POINTER (offset));
  g_signal_connect_object (entry, "changed", G_CALLBACK (entered_cb), self, 0);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), entry);
}

static void
add_fact (LkPhoneRow *self, const char *title, const char *fact)
{
  GtkWidget *row;

  if (fact == NULL || *fact == '\0')
    return;

  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), fact);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

/* What is chosen */

static GtkWidget *
add_choice (LkPhoneRow *self, const char *title, LkChoiceBox *box)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  lk_choice_box_set_name (box, title);
  gtk_widget_set_valign (GTK_WIDGET (box), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (box));
  gtk_widget_set_focusable (row, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return row;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkPhoneRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sbcs = lk_catalogue_load_finish (LK_CATALOGUE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (sbcs != NULL)
    lk_choice_box_set_entries (self->sbc, sbcs);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->sbc_row), error != NULL ? error->message : "");
}

static void
show_sbc (LkPhoneRow *self)
{
  gboolean is_behind = g_strcmp0 (self->phone->provision_type, THROUGH_SBC) == 0;

  gtk_widget_set_visible (self->sbc_row, is_behind);
  if (is_behind && self->context != NULL)
    lk_catalogue_load_async (lk_edit_context_get_catalogue (self->context), LK_SHELF_SBCS, 0,
                             self->cancellable, listed_cb, g_object_ref (self));
}

static void
method_cb (LkChoiceBox *box, LkPhoneRow *self)
{
  if (!put (self, G_STRUCT_OFFSET (LkPhone, provision_type), lk_choice_box_get_value (box)))
    return;

  show_sbc (self);
  change (self);
}

static void
sbc_cb (LkChoiceBox *box, LkPhoneRow *self)
{
  if (put (self, G_STRUCT_OFFSET (LkPhone, sbc_name), lk_choice_box_get_value (box)))
    change (self);
}

static void
add_choices (LkPhoneRow *self)
{
  LkChoiceBox *method = LK_CHOICE_BOX (
    lk_choice_box_new (lk_phone_provision_types, self->start->provision_type == NULL));

  self->sbc = LK_CHOICE_BOX (lk_choice_box_new (NULL, self->start->sbc_name == NULL));
  lk_choice_box_set_value (method, self->phone->provision_type);
  lk_choice_box_set_value (self->sbc, self->phone->sbc_name);
  g_signal_connect_object (method, "changed", G_CALLBACK (method_cb), self, 0);
  g_signal_connect_object (self->sbc, "changed", G_CALLBACK (sbc_cb), self, 0);

  add_choice (self, _ ("Setup"), method);
  self->sbc_row = add_choice (self, _ ("Border controller"), self->sbc);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->sbc_row), FALSE);
  show_sbc (self);
}

/* What is done */

static void
update_acts (LkPhoneRow *self)
{
  LkPbx *pbx = self->context != NULL && self->is_saved ? lk_edit_context_get_pbx (self->context)
                                                       : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (self->acts); i++)
    lk_phone_act_row_set_subject (self->acts[i], pbx, self->phone->mac_address);
}

static void
add_acts (LkPhoneRow *self)
{
  static const LkPhoneAct acts[] = { LK_PHONE_REBOOT, LK_PHONE_REPROVISION };

  for (guint i = 0; i < G_N_ELEMENTS (self->acts); i++)
    {
      GtkWidget *row = lk_phone_act_row_new (acts[i]);

      self->acts[i] = LK_PHONE_ACT_ROW (row);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
    }
  update_acts (self);
}

static void
remove_cb (LkPhoneRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
add_removal (LkPhoneRow *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Remove Phone"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Remove"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("When you save, the phone no longer belongs to this user and "
                                  "gets no settings any more. It may ring until it reboots."));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "destructive-action");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_widget_set_focusable (row, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
fill (LkPhoneRow *self)
{
  self->is_filled = TRUE;
  if (self->phone->is_sbc == LK_TRISTATE_YES)
    add_fact (self, _ ("Other phones"), _ ("It is also a router that other phones are behind."));
  add_fact (self, _ ("Template"), self->phone->template_name);
  add_choices (self);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    add_entry (self, _ (entries[i].title), _ (entries[i].hint), entries[i].offset);
  add_acts (self);
  add_removal (self);
}

static void
expanded_cb (LkPhoneRow *self)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) && !self->is_filled)
    fill (self);
}

static void
lk_phone_row_dispose (GObject *object)
{
  LkPhoneRow *self = LK_PHONE_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lk_phone_row_parent_class)->dispose (object);
}

static void
lk_phone_row_finalize (GObject *object)
{
  LkPhoneRow *self = LK_PHONE_ROW (object);

  lk_phone_free (self->phone);
  lk_phone_free (self->start);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (lk_phone_row_parent_class)->finalize (object);
}

static void
lk_phone_row_class_init (LkPhoneRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_phone_row_dispose;
  object_class->finalize = lk_phone_row_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_PHONE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", LK_TYPE_PHONE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_phone_row_init (LkPhoneRow *self)
{
  self->cancellable = g_cancellable_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

/**
 * lk_phone_row_new:
 * @phone: (transfer full): a phone
 *
 * Returns: (transfer floating): its row, closed.
 */
GtkWidget *
lk_phone_row_new (LkPhone *phone)
{
  LkPhoneRow *self = g_object_new (LK_TYPE_PHONE_ROW, NULL);

  self->phone = phone;
  self->start = lk_phone_copy (phone);
  show_summary (self);
  return GTK_WIDGET (self);
}

/**
 * lk_phone_row_get_phone:
 * @self: a row
 *
 * Returns: (transfer none): the phone as the person has made it.
 */
const LkPhone *
lk_phone_row_get_phone (LkPhoneRow *self)
{
  return self->phone;
}

/**
 * lk_phone_row_set_context:
 * @self: a row
 * @context: (nullable): what the phone belongs to
 * @is_saved: whether the phone system knows the phone
 */
void
lk_phone_row_set_context (LkPhoneRow *self, LkEditContext *context, gboolean is_saved)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->context, context);
  self->is_saved = is_saved;
  if (self->is_filled)
    {
      show_sbc (self);
      update_acts (self);
    }
}
