/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-target-picker.h"

#include <glib/gi18n-lib.h>

#include "lk-entry-picker.h"
#include "lk-extension-entries.h"
#include "lk-user-fields.h"

struct _LkTargetPicker
{
  AdwBin parent_instance;

  LkEntryPicker *picker;

  const LkDestinationKind *kind;
  LkEditContext *context;
  GCancellable *cancellable; /* of the question under way */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkTargetPicker, lk_target_picker, ADW_TYPE_BIN)

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static const char *
get_own_number (LkTargetPicker *self)
{
  LkDraft *draft = self->context != NULL ? lk_edit_context_get_draft (self->context) : NULL;

  if (draft == NULL)
    return "";

  return or_empty (lk_user_get_text (lk_draft_get_original (draft), lk_user_field_number));
}

/* Some servers leave the number out where the mailbox is the user's own. */
static gboolean
is_own_mailbox (LkTargetPicker *self, const char *number)
{
  return *or_empty (number) == '\0' || g_str_equal (number, get_own_number (self));
}

static GPtrArray *
list_mailboxes (LkTargetPicker *self)
{
  GPtrArray *entries = lk_extension_entries_new (lk_edit_context_get_directory (self->context));
  const char *shown = lk_entry_picker_get_value (self->picker);
  const char *own = is_own_mailbox (self, shown) ? or_empty (shown) : get_own_number (self);

  g_ptr_array_insert (entries, 0, lk_entry_new (own, _ ("Own voicemail"), NULL));
  return entries;
}

static GPtrArray *
list_services (LkTargetPicker *self, GPtrArray *all)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lk_entry_free);

  for (guint i = 0; i < all->len; i++)
    {
      const LkEntry *service = g_ptr_array_index (all, i);
      g_autofree char *label = lk_extension_dup_label (service->value, service->label);

      if (g_strcmp0 (service->detail, self->kind->peer) == 0)
        g_ptr_array_add (entries, lk_entry_new (service->value, label, NULL));
    }

  return entries;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkTargetPicker) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = lk_catalogue_load_finish (LK_CATALOGUE (source), result, &error);
  g_autoptr (GPtrArray) entries = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (all == NULL)
    {
      lk_entry_picker_set_trouble (self->picker, error);
      return;
    }

  entries = list_services (self, all);
  lk_entry_picker_set_entries (self->picker, entries);
}

static void
stop_loading (LkTargetPicker *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
load_cb (LkEntryPicker *picker, gpointer user_data)
{
  LkTargetPicker *self = user_data;
  g_autoptr (GPtrArray) entries = NULL;

  stop_loading (self);
  if (self->context == NULL)
    entries = g_ptr_array_new ();
  else if (self->kind->target == LK_DESTINATION_TARGET_MAILBOX)
    entries = list_mailboxes (self);
  else if (self->kind->target == LK_DESTINATION_TARGET_EXTENSION)
    entries = lk_extension_entries_new (lk_edit_context_get_directory (self->context));

  if (entries != NULL)
    {
      lk_entry_picker_set_entries (picker, entries);
      return;
    }

  self->cancellable = g_cancellable_new ();
  lk_catalogue_load_async (lk_edit_context_get_catalogue (self->context), LK_SHELF_SERVICES, 0,
                           self->cancellable, listed_cb, g_object_ref (self));
}

static void
changed_cb (LkTargetPicker *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
lk_target_picker_dispose (GObject *object)
{
  LkTargetPicker *self = LK_TARGET_PICKER (object);

  stop_loading (self);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lk_target_picker_parent_class)->dispose (object);
}

static void
lk_target_picker_class_init (LkTargetPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lk_target_picker_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_TARGET_PICKER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_target_picker_init (LkTargetPicker *self)
{
  self->kind = lk_destination_kind_find (NULL);
  self->picker = LK_ENTRY_PICKER (lk_entry_picker_new (FALSE, FALSE));
  g_signal_connect_object (self->picker, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->picker));
}

/**
 * lk_target_picker_new:
 *
 * Returns: (transfer floating): a picker in which nothing is chosen.
 */
GtkWidget *
lk_target_picker_new (void)
{
  return g_object_new (LK_TYPE_TARGET_PICKER, NULL);
}

/**
 * lk_target_picker_set_name:
 * @self: a picker
 * @name: what people who cannot see the label above it are told
 */
void
lk_target_picker_set_name (LkTargetPicker *self, const char *name)
{
  lk_entry_picker_set_name (self->picker, name);
}

/**
 * lk_target_picker_set_context:
 * @self: a picker
 * @context: (nullable): whose calls they are
 */
void
lk_target_picker_set_context (LkTargetPicker *self, LkEditContext *context)
{
  stop_loading (self);
  g_set_object (&self->context, context);
}

/**
 * lk_target_picker_show:
 * @self: a picker
 * @kind: what there is to choose from
 * @number: (nullable): what is chosen
 * @name: (nullable): what it is called
 *
 * Does not emit "changed".
 */
void
lk_target_picker_show (LkTargetPicker *self,
                       const LkDestinationKind *kind,
                       const char *number,
                       const char *name)
{
  g_autofree char *label = NULL;

  stop_loading (self);
  self->kind = kind;
  if (kind->target == LK_DESTINATION_TARGET_MAILBOX && is_own_mailbox (self, number))
    label = g_strdup (_ ("Own voicemail"));
  else if (*or_empty (number) != '\0')
    label = lk_extension_dup_label (number, name);

  lk_entry_picker_set_loader (self->picker, load_cb, self);
  lk_entry_picker_set_value (self->picker, label != NULL ? or_empty (number) : NULL, label);
}

/**
 * lk_target_picker_show_first:
 * @self: a picker
 * @kind: what there is to choose from
 *
 * Shows what one most likely means: the user's own voicemail, or nothing yet.
 */
void
lk_target_picker_show_first (LkTargetPicker *self, const LkDestinationKind *kind)
{
  gboolean is_mailbox = kind->target == LK_DESTINATION_TARGET_MAILBOX;

  lk_target_picker_show (self, kind, is_mailbox ? get_own_number (self) : NULL, NULL);
}

/**
 * lk_target_picker_get_number:
 * @self: a picker
 *
 * Returns: (transfer none) (nullable): the number that is chosen; %NULL where nothing is.
 */
const char *
lk_target_picker_get_number (LkTargetPicker *self)
{
  return lk_entry_picker_get_value (self->picker);
}

static char *
dup_service_name (LkTargetPicker *self, const char *number)
{
  GPtrArray *services =
    lk_catalogue_peek (lk_edit_context_get_catalogue (self->context), LK_SHELF_SERVICES, 0);

  for (guint i = 0; services != NULL && i < services->len; i++)
    {
      const LkEntry *service = g_ptr_array_index (services, i);

      if (g_strcmp0 (service->value, number) == 0)
        return g_strdup (service->label);
    }

  return NULL;
}

/**
 * lk_target_picker_dup_name:
 * @self: a picker
 *
 * Returns: (transfer full) (nullable): what the number that is chosen is called; %NULL where
 *   nothing is chosen, or nobody knows.
 */
char *
lk_target_picker_dup_name (LkTargetPicker *self)
{
  const char *number = lk_entry_picker_get_value (self->picker);

  if (self->context == NULL || *or_empty (number) == '\0')
    return NULL;
  if (self->kind->target == LK_DESTINATION_TARGET_SERVICE)
    return dup_service_name (self, number);

  return lk_extension_dup_name (lk_edit_context_get_directory (self->context), number);
}
