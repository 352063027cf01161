/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-offer-editor.h"

#include "lk-entry-picker.h"
#include "lk-field-kind.h"
#include "lk-offers.h"

struct _LkOfferEditor
{
  AdwBin parent_instance;

  LkEntryPicker *picker;
  const LkField *field;
  LkEditContext *context;
  gulong draft_handler;
  LkValue shown;
  GCancellable *cancellable; /* of the questions under way */
};

static void implement (LkValueEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LkOfferEditor,
                               lk_offer_editor,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LK_TYPE_VALUE_EDITOR, implement))

static LkDraft *
get_draft (LkOfferEditor *self)
{
  return self->context != NULL ? lk_edit_context_get_draft (self->context) : NULL;
}

/* As the picker knows it: nothing and an empty text are the same. */
static char *
dup_text (const LkValue *value)
{
  if (value->type == LK_VALUE_INT)
    return g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
  if (value->type == LK_VALUE_TEXT && *value->text != '\0')
    return g_strdup (value->text);

  return NULL;
}

static void
choose (LkOfferEditor *self, const char *text)
{
  g_autofree char *label = text != NULL && self->context != NULL
                             ? lk_offers_dup_label (self->field, self->context, text)
                             : NULL;

  lk_entry_picker_set_value (self->picker, text, label);
}

/* The entries */

typedef struct
{
  LkOfferEditor *self;
  gboolean was_asked_for; /* the person waits for it */
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->self);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;
  LkOfferEditor *self = question->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = lk_catalogue_load_finish (LK_CATALOGUE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (entries != NULL)
    lk_entry_picker_set_entries (self->picker, entries);
  else if (question->was_asked_for)
    lk_entry_picker_set_trouble (self->picker, error);
}

static void
load (LkOfferEditor *self, LkShelf shelf, gboolean was_asked_for)
{
  Question *question = g_new0 (Question, 1);

  question->self = g_object_ref (self);
  question->was_asked_for = was_asked_for;
  if (self->cancellable == NULL)
    self->cancellable = g_cancellable_new ();
  lk_catalogue_load_async (lk_edit_context_get_catalogue (self->context), shelf, 0,
                           self->cancellable, loaded_cb, question);
}

static void
load_cb (LkEntryPicker *picker, gpointer user_data)
{
  LkOfferEditor *self = user_data;
  g_autoptr (GPtrArray) entries = NULL;
  LkShelf shelf;

  if (self->context == NULL)
    return;

  if (lk_offers_get_shelf (self->field, self->context, &shelf))
    {
      load (self, shelf, TRUE);
      return;
    }

  entries = lk_offers_list (self->field, self->context);
  lk_entry_picker_set_entries (picker, entries);
}

static void
stop_loading (LkOfferEditor *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* What a value is called may have to be read first; should that fail, the value is shown as it is
 * until the person asks what else there is. */
static void
look_for_label (LkOfferEditor *self)
{
  g_autofree char *text = dup_text (&self->shown);
  LkShelf shelf;

  if (text != NULL && self->context != NULL && !lk_offers_allow_own_text (self->field)
      && lk_offers_get_shelf (self->field, self->context, &shelf)
      && lk_catalogue_peek (lk_edit_context_get_catalogue (self->context), shelf, 0) == NULL)
    load (self, shelf, FALSE);
}

/* Another field of the draft may be what the labels come from. */
static void
draft_changed_cb (LkOfferEditor *self, const LkField *field)
{
  g_autofree char *text = NULL;

  if (field != NULL && (field == self->field || field->structure == NULL))
    return;

  text = g_strdup (lk_entry_picker_get_value (self->picker));
  choose (self, text);
}

static void
drop_context (LkOfferEditor *self)
{
  stop_loading (self);
  if (self->draft_handler != 0)
    g_clear_signal_handler (&self->draft_handler, get_draft (self));
  g_clear_object (&self->context);
}

/* A main department and a current profile there always are, once the phone system has decided. What
 * many users shall have has to be chosen. */
static gboolean
can_be_unset (LkOfferEditor *self)
{
  if (lk_edit_context_is_for_many (self->context))
    return FALSE;

  return lk_edit_context_is_for_new_user (self->context)
         || (self->field->offer != LK_OFFER_OWN_GROUP
             && self->field->offer != LK_OFFER_OWN_PROFILE);
}

static void
set_context (LkValueEditor *editor, LkEditContext *context)
{
  LkOfferEditor *self = LK_OFFER_EDITOR (editor);

  drop_context (self);
  self->context = context != NULL ? g_object_ref (context) : NULL;
  if (get_draft (self) != NULL)
    self->draft_handler = g_signal_connect_object (get_draft (self), "changed",
                                                   G_CALLBACK (draft_changed_cb), self,
                                                   G_CONNECT_SWAPPED);
  lk_entry_picker_set_unset (self->picker, can_be_unset (self)
                                             ? lk_edit_context_get_unset_label (context)
                                             : NULL);
  lk_entry_picker_set_loader (self->picker, load_cb, self);
}

static void
show (LkValueEditor *editor, const LkValue *value)
{
  LkOfferEditor *self = LK_OFFER_EDITOR (editor);
  g_autofree char *text = dup_text (value);

  lk_value_copy (value, &self->shown);
  choose (self, text);
  look_for_label (self);
}

static void
get (LkValueEditor *editor, LkValue *out)
{
  LkOfferEditor *self = LK_OFFER_EDITOR (editor);
  const char *chosen = lk_entry_picker_get_value (self->picker);
  g_autofree char *shown = dup_text (&self->shown);
  gint64 number;

  if (g_strcmp0 (chosen, shown) == 0)
    lk_value_copy (&self->shown, out);
  else if (chosen == NULL && self->shown.type == LK_VALUE_TEXT)
    lk_value_set_text (out, "");
  else if (chosen == NULL)
    lk_value_set_null (out);
  else if (self->field->kind != &lk_kind_int)
    lk_value_set_text (out, chosen);
  else if (g_ascii_string_to_signed (chosen, 10, G_MININT32, G_MAXINT32, &number, NULL))
    lk_value_set_int (out, number);
  else
    lk_value_copy (&self->shown, out);
}

static void
set_name (LkValueEditor *editor, const char *name)
{
  lk_entry_picker_set_name (LK_OFFER_EDITOR (editor)->picker, name);
}

static void
implement (LkValueEditorInterface *iface)
{
  iface->set_context = set_context;
  iface->show = show;
  iface->get = get;
  iface->set_name = set_name;
}

static void
lk_offer_editor_dispose (GObject *object)
{
  LkOfferEditor *self = LK_OFFER_EDITOR (object);

  if (self->picker != NULL)
    lk_entry_picker_set_loader (self->picker, NULL, NULL);
  self->picker = NULL;
  drop_context (self);

  G_OBJECT_CLASS (lk_offer_editor_parent_class)->dispose (object);
}

static void
lk_offer_editor_finalize (GObject *object)
{
  lk_value_clear (&LK_OFFER_EDITOR (object)->shown);

  G_OBJECT_CLASS (lk_offer_editor_parent_class)->finalize (object);
}

static void
lk_offer_editor_class_init (LkOfferEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_offer_editor_dispose;
  object_class->finalize = lk_offer_editor_finalize;
}

static void
lk_offer_editor_init (LkOfferEditor *self)
{
}

/**
 * lk_offer_editor_new:
 * @field: a text or a number with an offer
 *
 * Returns: (transfer floating): a picker in which nothing is chosen.
 */
GtkWidget *
lk_offer_editor_new (const LkField *field)
{
  LkOfferEditor *self = g_object_new (LK_TYPE_OFFER_EDITOR, NULL);

  self->field = field;
  self->picker =
    LK_ENTRY_PICKER (lk_entry_picker_new (lk_offers_allow_own_text (field), can_be_unset (self)));
  g_signal_connect_object (self->picker, "changed", G_CALLBACK (lk_value_editor_emit_changed), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->picker));
  return GTK_WIDGET (self);
}
