/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-user-sections.h"

#include "lk-groups-part.h"
#include "lk-record.h"
#include "lk-search.h"
#include "lk-user-fields.h"
#include "lk-user-section.h"

struct _LkUserSections
{
  AdwBin parent_instance;

  GtkStack *results;
  GtkScrolledWindow *scroller;
  GtkBox *box;

  GPtrArray *sections;  /* of LkUserSection, which the box owns */
  LkGroupsPart *groups; /* likewise */
  LkVersion version;
  gboolean is_for_new_user;
  int n_made;  /* sections of @version that are there, the empty ones too */
  guint maker; /* makes the others while nothing else is to be done */
  GMenu *index;
  LkPbx *pbx;
  LkEditContext *context;
  gulong draft_handler; /* of the context's draft */
  char *missing;        /* why some fields were not read */
  char **words;         /* of the search */
};

enum
{
  PROP_FOR_NEW_USER = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LkUserSections, lk_user_sections, ADW_TYPE_BIN)

static LkUserSection *
new_section (LkUserSections *self, LkSection which)
{
  return self->is_for_new_user ? lk_user_section_new_for_new_user (which, self->version)
                               : lk_user_section_new (which, self->version);
}

static void
add_section (LkUserSections *self, LkSection which)
{
  g_autoptr (LkUserSection) section = g_object_ref_sink (new_section (self, which));
  g_autoptr (GMenuItem) item = g_menu_item_new (lk_section_get_title (which), NULL);

  if (lk_user_section_get_n_rows (section) == 0)
    return;

  g_menu_item_set_action_and_target (item, "user.go-to", "i", self->sections->len);
  g_menu_append_item (self->index, item);
  g_ptr_array_add (self->sections, section);
  gtk_box_append (self->box, GTK_WIDGET (section));
}

static gboolean
make_next (LkUserSections *self)
{
  /* The phone system cannot say yet where someone belongs whom it does not know. */
  if (self->n_made == LK_SECTION_GROUPS + 1 && self->groups == NULL && !self->is_for_new_user)
    {
      self->groups = lk_groups_part_new ();
      gtk_box_append (self->box, GTK_WIDGET (self->groups));
    }
  if (self->n_made < LK_N_SECTIONS)
    add_section (self, (LkSection) self->n_made++);

  return self->n_made < LK_N_SECTIONS;
}

static gboolean
make_next_cb (gpointer user_data)
{
  LkUserSections *self = user_data;

  if (make_next (self))
    return G_SOURCE_CONTINUE;

  self->maker = 0;
  return G_SOURCE_REMOVE;
}

static void
begin (LkUserSections *self, LkVersion version)
{
  if (self->n_made > 0 && self->version == version)
    return;

  lk_user_sections_clear (self);
  self->version = version;
}

static void
apply_search (LkUserSections *self)
{
  const char *const *words = (const char *const *) self->words;
  gboolean any = FALSE;

  for (guint i = 0; i < self->sections->len; i++)
    any = lk_user_section_filter (g_ptr_array_index (self->sections, i), words) || any;
  if (self->groups != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->groups), words[0] == NULL);
  gtk_stack_set_visible_child_name (self->results, any ? "fields" : "nothing");
}

static LkDraft *
get_draft (LkUserSections *self)
{
  return self->context != NULL ? lk_edit_context_get_draft (self->context) : NULL;
}

static void
show_draft (LkUserSections *self, const LkField *field)
{
  for (guint i = 0; i < self->sections->len; i++)
    lk_user_section_show_draft (g_ptr_array_index (self->sections, i), get_draft (self), field,
                                self->missing);
}

static void
draft_changed_cb (LkUserSections *self, const LkField *field)
{
  show_draft (self, field);
  if (field == NULL)
    apply_search (self);
}

static void
drop_context (LkUserSections *self)
{
  if (self->draft_handler != 0)
    g_clear_signal_handler (&self->draft_handler, get_draft (self));
  g_clear_object (&self->context);
}

static LkFieldRow *
find_row (LkUserSections *self, const LkField *field)
{
  LkFieldRow *row = NULL;

  for (guint i = 0; row == NULL && i < self->sections->len; i++)
    row = lk_user_section_find_row (g_ptr_array_index (self->sections, i), field);

  return row;
}

static void
lk_user_sections_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_FOR_NEW_USER:
      g_value_set_boolean (value, LK_USER_SECTIONS (object)->is_for_new_user);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_user_sections_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_FOR_NEW_USER:
      LK_USER_SECTIONS (object)->is_for_new_user = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_user_sections_dispose (GObject *object)
{
  LkUserSections *self = LK_USER_SECTIONS (object);

  g_clear_handle_id (&self->maker, g_source_remove);
  drop_context (self);
  g_clear_object (&self->pbx);
  /* Disposing of the template unparents the child behind the bin's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_USER_SECTIONS);

  G_OBJECT_CLASS (lk_user_sections_parent_class)->dispose (object);
}

static void
lk_user_sections_finalize (GObject *object)
{
  LkUserSections *self = LK_USER_SECTIONS (object);

  g_ptr_array_unref (self->sections);
  g_object_unref (self->index);
  g_strfreev (self->words);
  g_free (self->missing);

  G_OBJECT_CLASS (lk_user_sections_parent_class)->finalize (object);
}

static void
lk_user_sections_class_init (LkUserSectionsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lk_user_sections_get_property;
  object_class->set_property = lk_user_sections_set_property;
  object_class->dispose = lk_user_sections_dispose;
  object_class->finalize = lk_user_sections_finalize;

  properties[PROP_FOR_NEW_USER] =
    g_param_spec_boolean ("for-new-user", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-user-sections.ui");
  gtk_widget_class_bind_template_child (widget_class, LkUserSections, results);
  gtk_widget_class_bind_template_child (widget_class, LkUserSections, scroller);
  gtk_widget_class_bind_template_child (widget_class, LkUserSections, box);
}

static void
lk_user_sections_init (LkUserSections *self)
{
  self->sections = g_ptr_array_new ();
  self->index = g_menu_new ();
  self->words = lk_search_split ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lk_user_sections_clear:
 * @self: sections
 *
 * Removes every row.
 */
void
lk_user_sections_clear (LkUserSections *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  g_clear_handle_id (&self->maker, g_source_remove);
  g_ptr_array_set_size (self->sections, 0);
  g_menu_remove_all (self->index);
  self->groups = NULL;
  self->n_made = 0;
}

/**
 * lk_user_sections_prepare:
 * @self: sections
 * @version: the server's version
 *
 * Begins to make the rows for the fields of @version, section by section while the program has
 * nothing else to do, so that the first user is shown as fast as those who follow.
 */
void
lk_user_sections_prepare (LkUserSections *self, LkVersion version)
{
  begin (self, version);
  if (self->maker == 0 && self->n_made < LK_N_SECTIONS)
    self->maker = g_idle_add_full (G_PRIORITY_LOW, make_next_cb, self, NULL);
}

/**
 * lk_user_sections_set_version:
 * @self: sections
 * @version: the server's version; 0 where it is not known
 *
 * Makes the rows for the fields of @version, or keeps those that are there for it.
 */
void
lk_user_sections_set_version (LkUserSections *self, LkVersion version)
{
  begin (self, version);
  if (self->n_made == LK_N_SECTIONS)
    return;

  g_clear_handle_id (&self->maker, g_source_remove);
  while (make_next (self))
    ;
  for (guint i = 0; self->context != NULL && i < self->sections->len; i++)
    lk_user_section_set_context (g_ptr_array_index (self->sections, i), self->context);
}

/**
 * lk_user_sections_set_subject:
 * @self: sections
 * @pbx: the phone system to ask for secrets and groups
 * @user_id: whose they are
 *
 * Forgets the secrets of another user.
 */
void
lk_user_sections_set_subject (LkUserSections *self, LkPbx *pbx, int user_id)
{
  g_set_object (&self->pbx, pbx);
  for (guint i = 0; i < self->sections->len; i++)
    lk_user_section_set_subject (g_ptr_array_index (self->sections, i), pbx, user_id);
}

/**
 * lk_user_sections_set_context:
 * @self: sections
 * @context: (nullable): what the values belong to; %NULL where nothing can be changed for now
 *
 * From now on the rows show what the context's draft says, follow it, and write into it. What was
 * said of another user's values is forgotten.
 */
void
lk_user_sections_set_context (LkUserSections *self, LkEditContext *context)
{
  LkDraft *draft;

  if (self->context == context)
    return;

  drop_context (self);
  g_clear_pointer (&self->missing, g_free);
  g_set_object (&self->context, context);
  for (guint i = 0; i < self->sections->len; i++)
    lk_user_section_set_context (g_ptr_array_index (self->sections, i), context);

  draft = get_draft (self);
  if (draft == NULL)
    return;
  self->draft_handler = g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb),
                                                 self, G_CONNECT_SWAPPED);
  show_draft (self, NULL);
  apply_search (self);
}

/**
 * lk_user_sections_show:
 * @self: sections
 * @user: a user, perhaps one who was only read for the list
 * @missing: (nullable): why some fields were not read; %NULL where they are on their way
 *
 * With a context, its draft is shown and not @user.
 */
void
lk_user_sections_show (LkUserSections *self, LkUser *user, const char *missing)
{
  g_free (self->missing);
  self->missing = g_strdup (missing);

  if (get_draft (self) != NULL)
    show_draft (self, NULL);
  else
    for (guint i = 0; i < self->sections->len; i++)
      lk_user_section_show (g_ptr_array_index (self->sections, i), user, missing);
  apply_search (self);
}

/**
 * lk_user_sections_load_groups:
 * @self: sections with a subject
 * @user: the same user
 *
 * Asks the phone system which groups the user belongs to, with which rights.
 */
void
lk_user_sections_load_groups (LkUserSections *self, LkUser *user)
{
  const LkValue *primary = lk_user_get (user, lk_user_field_primary_group);

  lk_groups_part_load (self->groups, self->pbx, lk_user_get_id (user),
                       primary->type == LK_VALUE_INT ? primary->integer : LK_NUMBER_UNSET);
}

/**
 * lk_user_sections_show_problem:
 * @self: sections
 * @field: a field
 * @sentence: why the server refused its value
 *
 * Stays in the field's row until the person changes the value.
 *
 * Returns: whether there is a row for @field.
 */
gboolean
lk_user_sections_show_problem (LkUserSections *self, const LkField *field, const char *sentence)
{
  LkFieldRow *row = find_row (self, field);

  if (row != NULL)
    lk_field_row_show_problem (row, sentence);
  return row != NULL;
}

/**
 * lk_user_sections_clear_problems:
 * @self: sections
 *
 * Forgets what the server refused.
 */
void
lk_user_sections_clear_problems (LkUserSections *self)
{
  for (guint i = 0; i < self->sections->len; i++)
    lk_user_section_clear_problems (g_ptr_array_index (self->sections, i));
}

/**
 * lk_user_sections_find_problem:
 * @self: sections
 *
 * Shows everything that is wrong with what the person entered.
 *
 * Returns: (transfer none) (nullable): the first field that cannot be saved as it is; what the
 *   server said does not count.
 */
const LkField *
lk_user_sections_find_problem (LkUserSections *self)
{
  const LkField *first = NULL;

  for (guint i = 0; i < self->sections->len; i++)
    {
      const LkField *found = lk_user_section_find_problem (g_ptr_array_index (self->sections, i));

      if (first == NULL)
        first = found;
    }

  return first;
}

/**
 * lk_user_sections_focus:
 * @self: sections
 * @field: a field
 *
 * Scrolls to the field's row and puts the keyboard's focus there.
 *
 * Returns: whether the row is to be seen; a search may hide it.
 */
gboolean
lk_user_sections_focus (LkUserSections *self, const LkField *field)
{
  LkFieldRow *row = find_row (self, field);

  return row != NULL && gtk_widget_is_visible (GTK_WIDGET (row))
         && gtk_widget_grab_focus (GTK_WIDGET (row));
}

/**
 * lk_user_sections_search:
 * @self: sections
 * @query: what the person typed
 *
 * Leaves only the rows that have every word of @query in their label, help or value.
 */
void
lk_user_sections_search (LkUserSections *self, const char *query)
{
  g_strfreev (self->words);
  self->words = lk_search_split (query);
  apply_search (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/**
 * lk_user_sections_get_index:
 * @self: sections
 *
 * Returns: (transfer none): their titles, each with the action `user.go-to` and its position. It
 *   follows the version.
 */
GMenuModel *
lk_user_sections_get_index (LkUserSections *self)
{
  return G_MENU_MODEL (self->index);
}

/**
 * lk_user_sections_go_to:
 * @self: sections
 * @position: an item of the index
 *
 * Scrolls to a section and puts the keyboard's focus there.
 */
void
lk_user_sections_go_to (LkUserSections *self, guint position)
{
  GtkWidget *section = g_ptr_array_index (self->sections, position);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  gtk_widget_child_focus (section, GTK_DIR_TAB_FORWARD);
  if (gtk_widget_compute_bounds (section, GTK_WIDGET (self->box), &bounds))
    gtk_adjustment_set_value (adjustment, bounds.origin.y);
}
