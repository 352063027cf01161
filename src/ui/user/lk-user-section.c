/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-user-section.h"

#include "lk-user-fields.h"

struct _LkUserSection
{
  AdwPreferencesGroup parent_instance;

  LkSection section;
  GPtrArray *rows; /* of LkFieldRow, which the widget tree owns */
};

G_DEFINE_FINAL_TYPE (LkUserSection, lk_user_section, ADW_TYPE_PREFERENCES_GROUP)

static void
add_row (LkUserSection *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
lk_user_section_finalize (GObject *object)
{
  g_ptr_array_unref (LK_USER_SECTION (object)->rows);

  G_OBJECT_CLASS (lk_user_section_parent_class)->finalize (object);
}

static void
lk_user_section_class_init (LkUserSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_user_section_finalize;
}

static void
lk_user_section_init (LkUserSection *self)
{
  self->rows = g_ptr_array_new ();
}

static LkUserSection *
new_empty (LkSection section)
{
  LkUserSection *self = g_object_new (LK_TYPE_USER_SECTION, NULL);
  /* A title is markup. */
  g_autofree char *title = g_markup_escape_text (lk_section_get_title (section), -1);

  self->section = section;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  return self;
}

static gboolean
has_field (LkSection section, LkVersion version, const LkField *field)
{
  return field->section == section && field->since <= (version != 0 ? version : LK_VERSION_OLDEST);
}

/**
 * lk_user_section_new:
 * @section: which section
 * @version: the server's version; 0 where it is not known
 *
 * Returns: (transfer floating): a row for each field that a server of @version has there, secrets
 *   too.
 */
LkUserSection *
lk_user_section_new (LkSection section, LkVersion version)
{
  LkUserSection *self = new_empty (section);

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (has_field (section, version, &lk_user_fields[i]))
      add_row (self, lk_field_row_new (&lk_user_fields[i]));

  return self;
}

/**
 * lk_user_section_new_for_new_user:
 * @section: which section
 * @version: the server's version; 0 where it is not known
 *
 * Returns: (transfer floating): a row for each field that a new user of a server of @version can be
 *   given there.
 */
LkUserSection *
lk_user_section_new_for_new_user (LkSection section, LkVersion version)
{
  LkUserSection *self = new_empty (section);

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (has_field (section, version, &lk_user_fields[i])
        && lk_field_is_creatable (&lk_user_fields[i]))
      add_row (self, lk_field_row_new_for_new_user (&lk_user_fields[i]));

  return self;
}

LkSection
lk_user_section_get_section (LkUserSection *self)
{
  return self->section;
}

guint
lk_user_section_get_n_rows (LkUserSection *self)
{
  return self->rows->len;
}

/**
 * lk_user_section_set_subject:
 * @self: a section
 * @pbx: (nullable): the phone system to ask for secrets
 * @user_id: whose secrets they are
 */
void
lk_user_section_set_subject (LkUserSection *self, LkPbx *pbx, int user_id)
{
  for (guint i = 0; i < self->rows->len; i++)
    lk_field_row_set_subject (g_ptr_array_index (self->rows, i), pbx, user_id);
}

/* What the draft says, where there is one; otherwise what the user says. */
static void
show_row (LkFieldRow *row, LkDraft *draft, LkUser *user, const char *missing)
{
  const LkField *field = lk_field_row_get_field (row);
  const LkValue *value = draft != NULL ? lk_draft_get (draft, field) : lk_user_get (user, field);
  gboolean was_read = value->type != LK_VALUE_ABSENT || lk_field_has (field, LK_FIELD_SECRET)
                      || lk_field_set_find (lk_user_get_fields (user), field) >= 0;

  if (was_read)
    lk_field_row_show_value (row, value);
  else
    lk_field_row_show_missing (row, missing);
}

/**
 * lk_user_section_show:
 * @self: a section
 * @user: a user, perhaps one who was only read for the list
 * @missing: (nullable): why some fields were not read; %NULL where they are on their way
 */
void
lk_user_section_show (LkUserSection *self, LkUser *user, const char *missing)
{
  for (guint i = 0; i < self->rows->len; i++)
    show_row (g_ptr_array_index (self->rows, i), NULL, user, missing);
}

/**
 * lk_user_section_set_context:
 * @self: a section
 * @context: (nullable): what the values belong to
 *
 * Forgets what belonged to another one.
 */
void
lk_user_section_set_context (LkUserSection *self, LkEditContext *context)
{
  for (guint i = 0; i < self->rows->len; i++)
    lk_field_row_set_context (g_ptr_array_index (self->rows, i), context);
}

/**
 * lk_user_section_show_draft:
 * @self: a section with a context
 * @draft: the context's draft
 * @field: (nullable): the field to show anew; %NULL for all
 * @missing: (nullable): why some fields were not read; %NULL where they are on their way
 */
void
lk_user_section_show_draft (LkUserSection *self,
                            LkDraft *draft,
                            const LkField *field,
                            const char *missing)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      LkFieldRow *row = g_ptr_array_index (self->rows, i);

      if (field == NULL || field == lk_field_row_get_field (row))
        show_row (row, draft, lk_draft_get_original (draft), missing);
    }
}

/**
 * lk_user_section_find_row:
 * @self: a section
 * @field: a field
 *
 * Returns: (transfer none) (nullable): the field's row, if it is here.
 */
LkFieldRow *
lk_user_section_find_row (LkUserSection *self, const LkField *field)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (lk_field_row_get_field (g_ptr_array_index (self->rows, i)) == field)
      return g_ptr_array_index (self->rows, i);

  return NULL;
}

/**
 * lk_user_section_find_problem:
 * @self: a section
 *
 * Shows everything that is wrong with what the person entered.
 *
 * Returns: (transfer none) (nullable): the first field that cannot be saved as it is.
 */
const LkField *
lk_user_section_find_problem (LkUserSection *self)
{
  const LkField *first = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      LkFieldRow *row = g_ptr_array_index (self->rows, i);

      if (lk_field_row_has_problem (row) && first == NULL)
        first = lk_field_row_get_field (row);
    }

  return first;
}

/**
 * lk_user_section_clear_problems:
 * @self: a section
 *
 * Forgets what the server refused.
 */
void
lk_user_section_clear_problems (LkUserSection *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    lk_field_row_show_problem (g_ptr_array_index (self->rows, i), NULL);
}

/**
 * lk_user_section_filter:
 * @self: a section
 * @words: what lk_search_split() made of what the person typed
 *
 * Hides the rows that do not match, and itself if none does.
 *
 * Returns: whether anything is to be seen.
 */
gboolean
lk_user_section_filter (LkUserSection *self, const char *const *words)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    any = lk_field_row_filter (g_ptr_array_index (self->rows, i), words) || any;
  gtk_widget_set_visible (GTK_WIDGET (self), any);

  return any;
}
