/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-batch-section.h"

#include "lk-user-fields.h"

struct _LkBatchSection
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *rows; /* of LkBatchRow, which the widget tree owns */
};

G_DEFINE_FINAL_TYPE (LkBatchSection, lk_batch_section, ADW_TYPE_PREFERENCES_GROUP)

static void
lk_batch_section_finalize (GObject *object)
{
  g_ptr_array_unref (LK_BATCH_SECTION (object)->rows);

  G_OBJECT_CLASS (lk_batch_section_parent_class)->finalize (object);
}

static void
lk_batch_section_class_init (LkBatchSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_batch_section_finalize;
}

static void
lk_batch_section_init (LkBatchSection *self)
{
  self->rows = g_ptr_array_new ();
}

/**
 * lk_batch_section_new:
 * @section: which section
 * @context: the users, without a draft
 * @notes: an edit of nobody, see lk_wish_editor_new()
 *
 * Returns: (transfer floating): a row for each field there that makes sense for many users and that
 *   their phone system has.
 */
LkBatchSection *
lk_batch_section_new (LkSection section, LkEditContext *context, LkDraft *notes)
{
  LkBatchSection *self = g_object_new (LK_TYPE_BATCH_SECTION, NULL);
  LkVersion version = lk_pbx_get_version (lk_edit_context_get_pbx (context));
  /* A title is markup. */
  g_autofree char *title = g_markup_escape_text (lk_section_get_title (section), -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_user_fields[i].section == section && lk_field_is_for_many (&lk_user_fields[i], version))
      {
        GtkWidget *row = lk_batch_row_new (&lk_user_fields[i], context, notes);

        adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
        g_ptr_array_add (self->rows, row);
      }

  return self;
}

guint
lk_batch_section_get_n_rows (LkBatchSection *self)
{
  return self->rows->len;
}

LkBatchRow *
lk_batch_section_get_row (LkBatchSection *self, guint position)
{
  return g_ptr_array_index (self->rows, position);
}

/**
 * lk_batch_section_filter:
 * @self: a section
 * @words: what lk_search_split() made of what the person typed
 *
 * Hides the rows that do not match, and itself if none does.
 *
 * Returns: whether anything is to be seen.
 */
gboolean
lk_batch_section_filter (LkBatchSection *self, const char *const *words)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    any = lk_batch_row_filter (g_ptr_array_index (self->rows, i), words) || any;
  gtk_widget_set_visible (GTK_WIDGET (self), any);

  return any;
}

/**
 * lk_field_is_for_many:
 * @field: a field
 * @version: the server's version; 0 where it is not known
 *
 * Returns: whether a server of @version has @field and it makes sense for many users at once; a
 *   secret never does.
 */
gboolean
lk_field_is_for_many (const LkField *field, LkVersion version)
{
  return lk_field_has (field, LK_FIELD_BATCH) && !lk_field_has (field, LK_FIELD_SECRET)
         && lk_field_is_editable (field)
         && field->since <= (version != 0 ? version : LK_VERSION_OLDEST);
}
