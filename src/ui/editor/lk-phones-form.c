/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-phones-form.h"

#include <glib/gi18n-lib.h>

#include "lk-phone-maker.h"
#include "lk-phone-row.h"

struct _LkPhonesForm
{
  AdwBin parent_instance;

  GtkLabel *note;
  GtkListBox *list;
  LkPhoneMaker *maker;

  const LkField *field;
  LkEditContext *context;
  LkValue shown;
  GPtrArray *rows; /* of LkPhoneRow, which the list owns; NULL where the value cannot be read */
  gboolean is_changed;
};

static void lk_phones_form_iface_init (LkValueEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LkPhonesForm,
                               lk_phones_form,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LK_TYPE_VALUE_EDITOR,
                                                      lk_phones_form_iface_init))

static const LkPhone *
get_phone (LkPhonesForm *self, guint i)
{
  return lk_phone_row_get_phone (g_ptr_array_index (self->rows, i));
}

static gboolean
has_mac (const LkPhone *phone, const char *mac)
{
  return phone->mac_address != NULL && g_ascii_strcasecmp (phone->mac_address, mac) == 0;
}

/* The phones that the phone system knows as this user's. */
static GPtrArray *
parse_saved (LkPhonesForm *self)
{
  LkDraft *draft = self->context != NULL ? lk_edit_context_get_draft (self->context) : NULL;

  if (draft == NULL)
    return NULL;

  return lk_record_parse_value (&lk_phone_class, lk_draft_get_original_value (draft, self->field),
                                NULL);
}

static gboolean
holds (GPtrArray *phones, const LkPhone *phone)
{
  for (guint i = 0; phones != NULL && phone->mac_address != NULL && i < phones->len; i++)
    if (has_mac (g_ptr_array_index (phones, i), phone->mac_address))
      return TRUE;

  return FALSE;
}

/* Only what the phone system knows can be told something. */
static void
connect_rows (LkPhonesForm *self)
{
  g_autoptr (GPtrArray) saved = parse_saved (self);

  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    lk_phone_row_set_context (g_ptr_array_index (self->rows, i), self->context,
                              holds (saved, get_phone (self, i)));
}

static void
update (LkPhonesForm *self)
{
  gboolean is_readable = self->rows != NULL;
  gboolean has_phones = is_readable && self->rows->len > 0;
  const char *note = is_readable ? _ ("This user has no desk phone.")
                                 : _ ("The phones are in a form that this program does not know. "
                                      "They stay as they are.");

  gtk_label_set_text (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), !has_phones);
  gtk_widget_set_visible (GTK_WIDGET (self->list), has_phones);
  gtk_widget_set_visible (GTK_WIDGET (self->maker), is_readable);
}

static void
change (LkPhonesForm *self)
{
  self->is_changed = TRUE;
  update (self);
  lk_value_editor_emit_changed (LK_VALUE_EDITOR (self));
}

static void
changed_cb (LkPhonesForm *self)
{
  change (self);
}

static void
removed_cb (LkPhoneRow *row, LkPhonesForm *self)
{
  guint position = 0;

  g_ptr_array_find (self->rows, row, &position);
  g_ptr_array_remove_index (self->rows, position);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  change (self);
  if (self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, MIN (position, self->rows->len - 1)));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->maker), GTK_DIR_TAB_FORWARD);
}

static LkPhoneRow *
add (LkPhonesForm *self, LkPhone *phone)
{
  GtkWidget *row = lk_phone_row_new (phone);

  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, 0);
  g_ptr_array_add (self->rows, row);
  gtk_list_box_append (self->list, row);
  return LK_PHONE_ROW (row);
}

static gboolean
is_taken (LkPhonesForm *self, const char *mac)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (has_mac (get_phone (self, i), mac))
      return TRUE;

  return FALSE;
}

static void
made_cb (LkPhonesForm *self)
{
  g_autoptr (LkPhone) phone = lk_phone_maker_make (self->maker);
  g_autoptr (GPtrArray) saved = NULL;
  gboolean known;
  LkPhoneRow *row;

  if (is_taken (self, phone->mac_address))
    {
      lk_phone_maker_refuse (self->maker, _ ("A phone with this address is on the list already."));
      return;
    }

  saved = parse_saved (self);
  known = holds (saved, phone);
  row = add (self, g_steal_pointer (&phone));
  lk_phone_row_set_context (row, self->context, known);
  lk_phone_maker_clear (self->maker);
  change (self);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
}

static void
entered_cb (LkPhonesForm *self)
{
  lk_value_editor_emit_changed (LK_VALUE_EDITOR (self));
}

static void
clear (LkPhonesForm *self)
{
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    gtk_list_box_remove (self->list, g_ptr_array_index (self->rows, i));
  g_clear_pointer (&self->rows, g_ptr_array_unref);
}

static void
lk_phones_form_set_context (LkValueEditor *editor, LkEditContext *context)
{
  LkPhonesForm *self = LK_PHONES_FORM (editor);

  g_set_object (&self->context, context);
  lk_phone_maker_set_context (self->maker, context);
  connect_rows (self);
}

static void
lk_phones_form_show (LkValueEditor *editor, const LkValue *value)
{
  LkPhonesForm *self = LK_PHONES_FORM (editor);
  g_autoptr (GPtrArray) phones = lk_record_parse_value (&lk_phone_class, value, NULL);

  clear (self);
  lk_phone_maker_clear (self->maker);
  lk_value_copy (value, &self->shown);
  self->is_changed = FALSE;
  if (phones != NULL)
    self->rows = g_ptr_array_new ();
  for (guint i = 0; phones != NULL && i < phones->len; i++)
    add (self, lk_phone_copy (g_ptr_array_index (phones, i)));
  connect_rows (self);
  update (self);
}

static void
lk_phones_form_get (LkValueEditor *editor, LkValue *out)
{
  LkPhonesForm *self = LK_PHONES_FORM (editor);
  g_autoptr (GPtrArray) phones = g_ptr_array_new ();

  if (!self->is_changed)
    {
      lk_value_copy (&self->shown, out);
      return;
    }

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (phones, (gpointer) get_phone (self, i));
  lk_record_build_value (&lk_phone_class, phones, out);
}

static char *
lk_phones_form_dup_problem (LkValueEditor *editor)
{
  if (lk_phone_maker_is_empty (LK_PHONES_FORM (editor)->maker))
    return NULL;

  return g_strdup (_ ("Add the phone that you have begun to enter, or empty its address."));
}

static void
lk_phones_form_iface_init (LkValueEditorInterface *iface)
{
  iface->set_context = lk_phones_form_set_context;
  iface->show = lk_phones_form_show;
  iface->get = lk_phones_form_get;
  iface->dup_problem = lk_phones_form_dup_problem;
}

static void
lk_phones_form_dispose (GObject *object)
{
  LkPhonesForm *self = LK_PHONES_FORM (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lk_phones_form_parent_class)->dispose (object);
}

static void
lk_phones_form_finalize (GObject *object)
{
  lk_value_clear (&LK_PHONES_FORM (object)->shown);

  G_OBJECT_CLASS (lk_phones_form_parent_class)->finalize (object);
}

static void
lk_phones_form_class_init (LkPhonesFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_phones_form_dispose;
  object_class->finalize = lk_phones_form_finalize;
}

static void
lk_phones_form_init (LkPhonesForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *note = gtk_label_new (NULL);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *maker = lk_phone_maker_new ();

  self->note = GTK_LABEL (note);
  self->list = GTK_LIST_BOX (list);
  self->maker = LK_PHONE_MAKER (maker);

  gtk_label_set_wrap (self->note, TRUE);
  gtk_label_set_wrap_mode (self->note, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->note, 0);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Desk phones"), -1);
  g_signal_connect_object (maker, "made", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (maker, "changed", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (box), note);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), maker);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * lk_phones_form_new:
 * @field: the field whose structure is lk_phones_structure
 *
 * Returns: (transfer floating): a form without phones.
 */
GtkWidget *
lk_phones_form_new (const LkField *field)
{
  LkPhonesForm *self = g_object_new (LK_TYPE_PHONES_FORM, NULL);

  self->field = field;
  self->rows = g_ptr_array_new ();
  update (self);
  return GTK_WIDGET (self);
}
