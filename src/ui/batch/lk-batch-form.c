/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-batch-form.h"

#include <glib/gi18n-lib.h>

#include "lk-batch-section.h"
#include "lk-forwarding-profile.h"
#include "lk-search.h"
#include "lk-survey.h"
#include "lk-user-fields.h"

/* So many different sets of profiles are looked through for names: who has a name of their own
 * rarely has it alone. */
#define MOST_PROFILES 50

/* The edit is of nobody, and yet not of somebody who is still to be created. */
#define NOBODY G_MAXINT32

typedef enum
{
  STATE_READING,
  STATE_READ,
  STATE_TROUBLE,
} State;

struct _LkBatchForm
{
  AdwBin parent_instance;

  GtkWidget *trouble_bar;
  GtkLabel *trouble;
  GtkEditable *search_entry;
  GtkStack *results;
  GtkScrolledWindow *scroller;
  GtkBox *box;

  LkDirectory *directory;
  GPtrArray *users;
  LkEditContext *context;
  LkDraft *notes; /* what is entered, for those who look whether it is right */
  LkWishes *wishes;
  LkSurvey *survey;
  GCancellable *cancellable; /* of the survey */
  State state;
  GPtrArray *sections; /* of LkBatchSection, which the box owns */
  int n_made;          /* sections that are there, the empty ones too */
  guint maker;         /* makes the others while nothing else is to be done */
  char **words;        /* of the search */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkBatchForm, lk_batch_form, ADW_TYPE_BIN)

typedef void (*RowFunc) (LkBatchForm *self, LkBatchRow *row);

static void
for_each_row (LkBatchForm *self, RowFunc func)
{
  for (guint i = 0; i < self->sections->len; i++)
    {
      LkBatchSection *section = g_ptr_array_index (self->sections, i);

      for (guint j = 0; j < lk_batch_section_get_n_rows (section); j++)
        func (self, lk_batch_section_get_row (section, j));
    }
}

/* What the users have */

static void
show_found (LkBatchForm *self, LkBatchRow *row)
{
  const LkField *field = lk_batch_row_get_field (row);

  if (self->state == STATE_READ)
    lk_batch_row_show_found (row, lk_survey_get_rows (self->survey, field));
  else if (self->state == STATE_TROUBLE)
    lk_batch_row_show_trouble (row);
  else
    lk_batch_row_show_found (row, NULL);
}

static void
add_names (GHashTable *names, const LkValue *value)
{
  g_autoptr (GPtrArray)
    profiles = lk_record_parse_value (&lk_forwarding_profile_class, value, NULL);

  for (guint i = 0; profiles != NULL && i < profiles->len; i++)
    {
      const LkForwardingProfile *profile = g_ptr_array_index (profiles, i);

      if (profile->name != NULL)
        g_hash_table_add (names, g_strdup (profile->name));
    }
}

/* The names of their statuses are what they can be set to. */
static void
learn_statuses (LkBatchForm *self)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree const char **list = NULL;

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_user_fields[i].structure == &lk_forwarding_profile_structure)
      {
        GPtrArray *rows = lk_survey_get_rows (self->survey, &lk_user_fields[i]);

        for (guint j = 0; j < MIN (rows->len, MOST_PROFILES); j++)
          add_names (names, &((LkSurveyRow *) g_ptr_array_index (rows, j))->value);
      }

  list = (const char **) g_hash_table_get_keys_as_array (names, NULL);
  lk_edit_context_set_statuses (self->context, list);
}

static void
say_trouble (LkBatchForm *self, const GError *error)
{
  g_autofree char *text =
    /* Translators: %s is a whole sentence that says why. */
    g_strdup_printf (_ ("What the users have now could not be read. %s You can say what shall "
                        "change all the same."),
                     error->message);

  gtk_label_set_text (self->trouble, text);
  gtk_widget_set_visible (self->trouble_bar, TRUE);
}

static void
take_state (LkBatchForm *self, State state)
{
  self->state = state;
  for_each_row (self, show_found);
}

static void
read_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkBatchForm) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_read = lk_survey_run_finish (LK_SURVEY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || LK_SURVEY (source) != self->survey)
    return;

  if (is_read)
    learn_statuses (self);
  else
    say_trouble (self, error);
  take_state (self, is_read ? STATE_READ : STATE_TROUBLE);
}

static LkFieldSet *
new_fields (LkBatchForm *self)
{
  LkVersion version = lk_pbx_get_version (lk_edit_context_get_pbx (self->context));
  const LkField *fields[LK_N_USER_FIELDS];
  guint n_fields = 0;

  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_field_is_for_many (&lk_user_fields[i], version))
      fields[n_fields++] = &lk_user_fields[i];

  return lk_field_set_new_of (fields, n_fields);
}

static void
stop_reading (LkBatchForm *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->survey);
}

static void
read_cb (LkBatchForm *self)
{
  g_autoptr (LkFieldSet) fields = new_fields (self);

  stop_reading (self);
  gtk_widget_set_visible (self->trouble_bar, FALSE);
  take_state (self, STATE_READING);
  self->cancellable = g_cancellable_new ();
  self->survey = lk_survey_new (self->directory, self->users, fields);
  lk_survey_run_async (self->survey, self->cancellable, read_done_cb, g_object_ref (self));
}

/* The rows */

static void
row_changed_cb (LkBatchForm *self, LkBatchRow *row)
{
  lk_batch_row_put_wish (row, self->wishes);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
follow (LkBatchForm *self, LkBatchRow *row)
{
  g_signal_connect_object (row, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
  if (self->state != STATE_READING)
    show_found (self, row);
}

static void
add_section (LkBatchForm *self, LkSection which)
{
  g_autoptr (LkBatchSection)
    section = g_object_ref_sink (lk_batch_section_new (which, self->context, self->notes));

  if (lk_batch_section_get_n_rows (section) == 0)
    return;

  for (guint i = 0; i < lk_batch_section_get_n_rows (section); i++)
    follow (self, lk_batch_section_get_row (section, i));
  g_ptr_array_add (self->sections, section);
  gtk_box_append (self->box, GTK_WIDGET (section));
}

static gboolean
make_next (LkBatchForm *self)
{
  if (self->n_made < LK_N_SECTIONS)
    add_section (self, (LkSection) self->n_made++);

  return self->n_made < LK_N_SECTIONS;
}

static gboolean
make_next_cb (gpointer user_data)
{
  LkBatchForm *self = user_data;

  if (make_next (self))
    return G_SOURCE_CONTINUE;

  self->maker = 0;
  return G_SOURCE_REMOVE;
}

static void
make_all (LkBatchForm *self)
{
  g_clear_handle_id (&self->maker, g_source_remove);
  while (make_next (self))
    ;
}

/* The search */

static void
apply_search (LkBatchForm *self)
{
  const char *const *words = (const char *const *) self->words;
  gboolean any = FALSE;

  for (guint i = 0; i < self->sections->len; i++)
    any = lk_batch_section_filter (g_ptr_array_index (self->sections, i), words) || any;
  gtk_stack_set_visible_child_name (self->results, any ? "fields" : "nothing");
}

static void
search_changed_cb (LkBatchForm *self)
{
  make_all (self);
  g_strfreev (self->words);
  self->words = lk_search_split (gtk_editable_get_text (self->search_entry));
  apply_search (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
end_search (LkBatchForm *self)
{
  gtk_editable_set_text (self->search_entry, "");
  search_changed_cb (self);
}

/* Escape ends the search first, where there is one, and the window only then. */
static void
stop_search_cb (LkBatchForm *self)
{
  if (*gtk_editable_get_text (self->search_entry) != '\0')
    end_search (self);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "batch.leave", NULL);
}

static void
search_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  lk_batch_form_focus (LK_BATCH_FORM (widget));
}

static void
lk_batch_form_dispose (GObject *object)
{
  LkBatchForm *self = LK_BATCH_FORM (object);

  g_clear_handle_id (&self->maker, g_source_remove);
  stop_reading (self);
  /* Disposing of the template unparents the child behind the bin's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_ptr_array_set_size (self->sections, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_BATCH_FORM);

  G_OBJECT_CLASS (lk_batch_form_parent_class)->dispose (object);
}

static void
lk_batch_form_finalize (GObject *object)
{
  LkBatchForm *self = LK_BATCH_FORM (object);

  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->users);
  g_object_unref (self->directory);
  g_object_unref (self->context);
  g_object_unref (self->notes);
  g_object_unref (self->wishes);
  g_strfreev (self->words);

  G_OBJECT_CLASS (lk_batch_form_parent_class)->finalize (object);
}

static void
lk_batch_form_class_init (LkBatchFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lk_batch_form_dispose;
  object_class->finalize = lk_batch_form_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_BATCH_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/linekeeper/Linekeeper/lk-batch-form.ui");
  gtk_widget_class_bind_template_child (widget_class, LkBatchForm, trouble_bar);
  gtk_widget_class_bind_template_child (widget_class, LkBatchForm, trouble);
  gtk_widget_class_bind_template_child (widget_class, LkBatchForm, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LkBatchForm, results);
  gtk_widget_class_bind_template_child (widget_class, LkBatchForm, scroller);
  gtk_widget_class_bind_template_child (widget_class, LkBatchForm, box);
  gtk_widget_class_bind_template_callback (widget_class, read_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);

  gtk_widget_class_install_action (widget_class, "form.search", NULL, search_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "form.search",
                                       NULL);
}

static void
lk_batch_form_init (LkBatchForm *self)
{
  self->sections = g_ptr_array_new ();
  self->words = lk_search_split ("");
  self->wishes = lk_wishes_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static LkDraft *
new_notes (LkFieldSet *fields)
{
  g_autoptr (LkUser) nobody = lk_user_new (fields, NOBODY);

  return lk_draft_new (nobody);
}

/**
 * lk_batch_form_new:
 * @directory: the users of the phone system
 * @catalogue: what else it offers
 * @users: (element-type LkUser): who shall change
 *
 * Begins to read what the users have now.
 *
 * Returns: (transfer floating): a form in which nothing is ticked.
 */
GtkWidget *
lk_batch_form_new (LkDirectory *directory, LkCatalogue *catalogue, GPtrArray *users)
{
  LkBatchForm *self = g_object_new (LK_TYPE_BATCH_FORM, NULL);
  g_autoptr (LkFieldSet) fields = NULL;

  self->directory = g_object_ref (directory);
  self->users = g_ptr_array_ref (users);
  self->context = lk_edit_context_new_for_many (directory, catalogue, users->len);
  fields = new_fields (self);
  self->notes = new_notes (fields);
  /* The first is what is seen at once. */
  make_next (self);
  self->maker = g_idle_add_full (G_PRIORITY_LOW, make_next_cb, self, NULL);
  read_cb (self);
  return GTK_WIDGET (self);
}

/**
 * lk_batch_form_get_wishes:
 * @self: a form
 *
 * Returns: (transfer none): what shall become of the users; it follows what is entered.
 */
LkWishes *
lk_batch_form_get_wishes (LkBatchForm *self)
{
  return self->wishes;
}

/**
 * lk_batch_form_count_ticked:
 * @self: a form
 *
 * Returns: how many fields are ticked, those with a problem too.
 */
guint
lk_batch_form_count_ticked (LkBatchForm *self)
{
  guint n_ticked = 0;

  for (guint i = 0; i < self->sections->len; i++)
    {
      LkBatchSection *section = g_ptr_array_index (self->sections, i);

      for (guint j = 0; j < lk_batch_section_get_n_rows (section); j++)
        if (lk_batch_row_is_ticked (lk_batch_section_get_row (section, j)))
          n_ticked++;
    }

  return n_ticked;
}

static LkBatchRow *
find_problem (LkBatchForm *self)
{
  LkBatchRow *first = NULL;

  for (guint i = 0; i < self->sections->len; i++)
    {
      LkBatchSection *section = g_ptr_array_index (self->sections, i);

      for (guint j = 0; j < lk_batch_section_get_n_rows (section); j++)
        {
          LkBatchRow *row = lk_batch_section_get_row (section, j);

          if (lk_batch_row_find_problem (row) && first == NULL)
            first = row;
        }
    }

  return first;
}

/**
 * lk_batch_form_show_problem:
 * @self: a form
 *
 * Shows everything that is wrong with what the person entered, or that is missing, and puts the
 * keyboard's focus at the first of it.
 *
 * Returns: whether there is something wrong.
 */
gboolean
lk_batch_form_show_problem (LkBatchForm *self)
{
  LkBatchRow *row = find_problem (self);

  if (row == NULL)
    return FALSE;

  if (!gtk_widget_get_visible (GTK_WIDGET (row)))
    end_search (self);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return TRUE;
}

/**
 * lk_batch_form_focus:
 * @self: a form
 *
 * Puts the keyboard's focus where a person begins: who knows the field's name types it.
 */
void
lk_batch_form_focus (LkBatchForm *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
