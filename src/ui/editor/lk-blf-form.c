/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-blf-form.h"

#include <glib/gi18n-lib.h>

#include "lk-blf-row.h"
#include "lk-text-card.h"
#include "lk-user-fields.h"

/* A row takes a while to make: more of them at once would hold up the window. */
#define ROWS_AT_FIRST 16
#define ROWS_AT_ONCE  4

#define FIRST_TYPE "Line"
#define FIRST_ID   "-1"

struct _LkBlfForm
{
  AdwBin parent_instance;

  GtkLabel *note;
  GtkListBox *list;
  GtkWidget *add_button;
  GtkLabel *length;
  GtkTextView *raw; /* what cannot be read as keys */

  const LkField *field;
  LkEditContext *context;
  LkValue shown;
  LkBlf *blf;         /* without its keys, which the rows have; NULL where it cannot be read */
  GPtrArray *rows;    /* of LkBlfRow, which the list owns: the first keys */
  GPtrArray *waiting; /* of LkBlfKey: the others, which have no row yet */
  GHashTable *names;  /* of extensions that keys are about, by number */
  guint source;       /* gives them rows, a few at a time */
  gboolean is_changed;
};

static void lk_blf_form_iface_init (LkValueEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LkBlfForm,
                               lk_blf_form,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LK_TYPE_VALUE_EDITOR, lk_blf_form_iface_init))

static guint
count_keys (LkBlfForm *self)
{
  return self->rows->len + self->waiting->len;
}

static LkBlfRow *
get_row (LkBlfForm *self, guint i)
{
  return i < self->rows->len ? g_ptr_array_index (self->rows, i) : NULL;
}

static const LkBlfKey *
get_key (LkBlfForm *self, guint i)
{
  LkBlfRow *row = get_row (self, i);

  return row != NULL ? lk_blf_row_get_key (row)
                     : g_ptr_array_index (self->waiting, i - self->rows->len);
}

static const char *
get_shown_text (LkBlfForm *self)
{
  return self->shown.type == LK_VALUE_TEXT ? self->shown.text : "";
}

static char *
dup_text (LkBlfForm *self)
{
  char *text;

  if (!self->is_changed || self->blf == NULL)
    return g_strdup (get_shown_text (self));

  for (guint i = 0; i < count_keys (self); i++)
    {
      const LkBlfKey *key = get_key (self, i);

      g_ptr_array_add (self->blf->keys, lk_blf_key_move (key, key->position));
    }
  text = lk_blf_build (self->blf);
  g_ptr_array_set_size (self->blf->keys, 0);
  return text;
}

static void
update_length (LkBlfForm *self)
{
  g_autofree char *text = dup_text (self);
  glong length = g_utf8_strlen (text, -1);
  /* Translators: how long the keys are as a text, and how long they may be at most. */
  g_autofree char *sentence =
    g_strdup_printf (_ ("%'ld of %'ld characters used"), length, (glong) self->field->maximum);

  gtk_label_set_text (self->length, sentence);
}

static void
update (LkBlfForm *self)
{
  gboolean is_readable = self->blf != NULL;
  gboolean has_keys = count_keys (self) > 0;
  const char *note = is_readable
                       ? _ ("No function key is set up.")
                       : _ ("The function keys are in a form that this program does not know. They "
                            "stay as they are; you can read and copy them here.");

  gtk_label_set_text (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), !has_keys);
  gtk_widget_set_visible (GTK_WIDGET (self->list), has_keys);
  gtk_widget_set_visible (self->add_button, is_readable);
  gtk_widget_set_visible (GTK_WIDGET (self->raw), !is_readable);
  update_length (self);
}

static void
change (LkBlfForm *self)
{
  self->is_changed = TRUE;
  update (self);
  lk_value_editor_emit_changed (LK_VALUE_EDITOR (self));
}

static void
changed_cb (LkBlfForm *self)
{
  change (self);
}

static void
removed_cb (LkBlfRow *row, LkBlfForm *self)
{
  guint position = 0;

  g_ptr_array_find (self->rows, row, &position);
  g_ptr_array_remove_index (self->rows, position);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  change (self);
  if (self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, MIN (position, self->rows->len - 1)));
  else
    gtk_widget_grab_focus (self->add_button);
}

/* Two keys that are next to each other take each other's place. */
static void
moved_cb (LkBlfRow *row, int steps, LkBlfForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  guint from = 0;
  guint to;
  guint position;
  LkBlfRow *other;

  g_ptr_array_find (self->rows, row, &from);
  to = from + (guint) steps;
  other = to < count_keys (self) ? get_row (self, to) : NULL;
  if (other == NULL)
    return;

  position = lk_blf_row_get_key (row)->position;
  lk_blf_row_set_position (row, lk_blf_row_get_key (other)->position);
  lk_blf_row_set_position (other, position);
  g_ptr_array_index (self->rows, to) = row;
  g_ptr_array_index (self->rows, from) = other;

  g_object_ref (row);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_list_box_insert (self->list, GTK_WIDGET (row), (int) to);
  g_object_unref (row);
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
  change (self);
}

static LkBlfRow *
add (LkBlfForm *self, LkBlfKey *key)
{
  GtkWidget *row = lk_blf_row_new (key);

  lk_blf_row_set_context (LK_BLF_ROW (row), self->context);
  lk_blf_row_set_name (LK_BLF_ROW (row), g_hash_table_lookup (self->names, key->target));
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (removed_cb), self, 0);
  g_signal_connect_object (row, "moved", G_CALLBACK (moved_cb), self, 0);
  g_ptr_array_add (self->rows, row);
  gtk_list_box_append (self->list, row);
  return LK_BLF_ROW (row);
}

static void
add_waiting (LkBlfForm *self, guint most)
{
  for (guint i = 0; i < most && self->waiting->len > 0; i++)
    add (self, g_ptr_array_steal_index (self->waiting, 0));
}

static gboolean
add_more_cb (gpointer user_data)
{
  LkBlfForm *self = user_data;

  add_waiting (self, ROWS_AT_ONCE);
  if (self->waiting->len > 0)
    return G_SOURCE_CONTINUE;

  self->source = 0;
  return G_SOURCE_REMOVE;
}

static void
add_cb (LkBlfForm *self)
{
  guint last = 0;
  LkBlfRow *row;

  add_waiting (self, G_MAXUINT);
  for (guint i = 0; i < self->rows->len; i++)
    last = MAX (last, get_key (self, i)->position);

  row = add (self, lk_blf_key_new (last < G_MAXUINT ? last + 1 : last, FIRST_TYPE, FIRST_ID, ""));
  change (self);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Each key's extension gets its name in one walk through the directory, however many there are. */
static void
find_names (LkBlfForm *self)
{
  GListModel *users =
    self->context != NULL ? G_LIST_MODEL (lk_edit_context_get_directory (self->context)) : NULL;
  guint n_users = users != NULL && count_keys (self) > 0 ? g_list_model_get_n_items (users) : 0;

  g_hash_table_remove_all (self->names);
  for (guint i = 0; i < count_keys (self); i++)
    g_hash_table_insert (self->names, g_strdup (get_key (self, i)->target), NULL);
  for (guint i = 0; i < n_users; i++)
    {
      g_autoptr (LkUser) user = g_list_model_get_item (users, i);
      const char *number = lk_user_get_text (user, lk_user_field_number);

      if (number != NULL && *number != '\0' && g_hash_table_contains (self->names, number))
        g_hash_table_insert (self->names, g_strdup (number), lk_user_dup_name (user));
    }
}

static void
clear (LkBlfForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    gtk_list_box_remove (self->list, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->waiting, 0);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->blf, lk_blf_free);
}

static void
lk_blf_form_set_context (LkValueEditor *editor, LkEditContext *context)
{
  LkBlfForm *self = LK_BLF_FORM (editor);

  g_set_object (&self->context, context);
  if (context != NULL)
    find_names (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      LkBlfRow *row = get_row (self, i);

      lk_blf_row_set_context (row, context);
      lk_blf_row_set_name (row, g_hash_table_lookup (self->names, get_key (self, i)->target));
    }
}

static void
lk_blf_form_show (LkValueEditor *editor, const LkValue *value)
{
  LkBlfForm *self = LK_BLF_FORM (editor);

  clear (self);
  lk_value_copy (value, &self->shown);
  self->is_changed = FALSE;
  self->blf = lk_blf_parse (get_shown_text (self), NULL);
  while (self->blf != NULL && self->blf->keys->len > 0)
    g_ptr_array_add (self->waiting, g_ptr_array_steal_index (self->blf->keys, 0));
  find_names (self);
  add_waiting (self, ROWS_AT_FIRST);
  if (self->waiting->len > 0)
    self->source = g_idle_add (add_more_cb, self);
  lk_text_card_set_text (self->raw, self->blf == NULL ? get_shown_text (self) : "");
  update (self);
}

static void
lk_blf_form_get (LkValueEditor *editor, LkValue *out)
{
  LkBlfForm *self = LK_BLF_FORM (editor);
  g_autofree char *text = NULL;

  if (!self->is_changed)
    {
      lk_value_copy (&self->shown, out);
      return;
    }

  text = dup_text (self);
  lk_value_set_text (out, text);
}

/* A place that two keys shared before is the phone system's own affair. */
static char *
dup_place_problem (LkBlfForm *self)
{
  enum
  {
    FREE,
    TAKEN,
    TAKEN_NOW
  };
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < count_keys (self); i++)
    {
      LkBlfRow *row = get_row (self, i);
      guint position = get_key (self, i)->position;
      gpointer place = GUINT_TO_POINTER (position);
      int before = GPOINTER_TO_INT (g_hash_table_lookup (places, place));
      int now = row != NULL && lk_blf_row_is_touched (row) ? TAKEN_NOW : TAKEN;

      if (before != FREE && MAX (before, now) == TAKEN_NOW)
        return g_strdup_printf (_ (
                                  "Two keys have place %u on the phone. Give one of them another."),
                                position);
      g_hash_table_insert (places, place, GINT_TO_POINTER (MAX (before, now)));
    }

  return NULL;
}

static char *
dup_length_problem (LkBlfForm *self)
{
  g_autofree char *text = dup_text (self);

  if (self->field->maximum == 0 || g_utf8_strlen (text, -1) <= self->field->maximum)
    return NULL;

  return g_strdup (_ ("These are more keys than the phone system can keep. Remove some of them, or "
                      "shorten their labels."));
}

static char *
lk_blf_form_dup_problem (LkValueEditor *editor)
{
  LkBlfForm *self = LK_BLF_FORM (editor);
  char *problem = NULL;

  if (!self->is_changed)
    return NULL;

  for (guint i = 0; problem == NULL && i < self->rows->len; i++)
    problem = lk_blf_row_dup_problem (g_ptr_array_index (self->rows, i));
  if (problem == NULL)
    problem = dup_place_problem (self);

  return problem != NULL ? problem : dup_length_problem (self);
}

static void
lk_blf_form_iface_init (LkValueEditorInterface *iface)
{
  iface->set_context = lk_blf_form_set_context;
  iface->show = lk_blf_form_show;
  iface->get = lk_blf_form_get;
  iface->dup_problem = lk_blf_form_dup_problem;
}

static void
lk_blf_form_dispose (GObject *object)
{
  LkBlfForm *self = LK_BLF_FORM (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lk_blf_form_parent_class)->dispose (object);
}

static void
lk_blf_form_finalize (GObject *object)
{
  LkBlfForm *self = LK_BLF_FORM (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->waiting);
  g_hash_table_unref (self->names);
  g_clear_pointer (&self->blf, lk_blf_free);
  lk_value_clear (&self->shown);

  G_OBJECT_CLASS (lk_blf_form_parent_class)->finalize (object);
}

static void
lk_blf_form_class_init (LkBlfFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_blf_form_dispose;
  object_class->finalize = lk_blf_form_finalize;
}

static GtkWidget *
new_label (GtkLabel **label)
{
  GtkWidget *widget = gtk_label_new (NULL);

  *label = GTK_LABEL (widget);
  gtk_label_set_wrap (*label, TRUE);
  gtk_label_set_wrap_mode (*label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (*label, 0);
  return widget;
}

static GtkWidget *
new_list (LkBlfForm *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Function keys"), -1);
  return list;
}

static void
lk_blf_form_init (LkBlfForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->rows = g_ptr_array_new ();
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) lk_blf_key_free);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->raw = lk_text_card_new_code (_ ("Function keys as text"));
  self->add_button = gtk_button_new_with_label (_ ("Add Key"));
  gtk_widget_set_halign (self->add_button, GTK_ALIGN_END);
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (add_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (box), new_label (&self->note));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->raw));
  gtk_box_append (GTK_BOX (box), new_list (self));
  gtk_box_append (GTK_BOX (box), self->add_button);
  gtk_box_append (GTK_BOX (box), new_label (&self->length));
  gtk_widget_add_css_class (GTK_WIDGET (self->length), "dim-label");
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * lk_blf_form_new:
 * @field: the field whose structure is lk_blf_structure
 *
 * Returns: (transfer floating): a form without keys.
 */
GtkWidget *
lk_blf_form_new (const LkField *field)
{
  LkBlfForm *self = g_object_new (LK_TYPE_BLF_FORM, NULL);

  self->field = field;
  self->blf = lk_blf_parse ("", NULL);
  update (self);
  return GTK_WIDGET (self);
}
