/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-forwarding-profile-row.h"

#include <glib/gi18n-lib.h>

#include "lk-destination-editor.h"
#include "lk-tristate-row.h"

#define N_DESTINATIONS (2 * LK_N_SITUATIONS)

struct _LkForwardingProfileRow
{
  AdwExpanderRow parent_instance;

  /* Made when the row is opened for the first time. */
  GtkEditable *timeout;
  GPtrArray *destinations; /* of LkDestinationEditor, which the row owns */
  GtkWidget *outside[LK_N_SITUATIONS];

  LkForwardingProfile *profile;
  LkEditContext *context;
  gboolean is_filled;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkForwardingProfileRow, lk_forwarding_profile_row, ADW_TYPE_EXPANDER_ROW)

typedef struct
{
  const char *title;
  gsize offset;
} Member;

static const Member texts[] = {
  { N_ ("Own name of the status"), G_STRUCT_OFFSET (LkForwardingProfile, custom_name) },
  { N_ ("Message to colleagues"), G_STRUCT_OFFSET (LkForwardingProfile, custom_message) },
};

static const Member answers[] = {
  { N_ ("Ring the mobile, too"), G_STRUCT_OFFSET (LkForwardingProfile, ring_my_mobile) },
  { N_ ("Let calls in during a call"),
    G_STRUCT_OFFSET (LkForwardingProfile, accept_multiple_calls) },
  { N_ ("No calls to the apps"), G_STRUCT_OFFSET (LkForwardingProfile, block_push_calls) },
  { N_ ("No calls of ring groups"),
    G_STRUCT_OFFSET (LkForwardingProfile, disable_ring_group_calls) },
  { N_ ("Out of the queues after office hours"),
    G_STRUCT_OFFSET (LkForwardingProfile, office_hours_auto_queue_log_out) },
};

/* How the rows of a situation are called. */
static const struct
{
  const char *inside;
  const char *same;
  const char *outside;
} situations[LK_N_SITUATIONS] = {
  [LK_SITUATION_NO_ANSWER] = { N_ ("Not answered: calls from colleagues"),
                               N_ ("Not answered: calls from outside go the same way"),
                               N_ ("Not answered: calls from outside") },
  [LK_SITUATION_BUSY] = { N_ ("Busy: calls from colleagues"),
                          N_ ("Busy: calls from outside go the same way"),
                          N_ ("Busy: calls from outside") },
  [LK_SITUATION_NOT_REGISTERED] = { N_ ("No phone registered: calls from colleagues"),
                                    N_ ("No phone registered: calls from outside go the same way"),
                                    N_ ("No phone registered: calls from outside") },
};

/* The server takes the route of the profile's nature alone (behaviour.md, 4). Where it did not send
 * just one, the profile's name says which. */
static gboolean
is_about_being_there (const LkForwardingProfile *profile)
{
  if ((profile->available != NULL) != (profile->away != NULL))
    return profile->available != NULL;

  return g_strcmp0 (profile->name, "Available") == 0 || g_strcmp0 (profile->name, "Custom 1") == 0;
}

static gboolean
has_known_name (const LkForwardingProfile *profile)
{
  for (const LkChoice *known = lk_forwarding_profile_names; known->value != NULL; known++)
    if (g_strcmp0 (known->value, profile->name) == 0)
      return TRUE;

  return FALSE;
}

/* A server that sends both may still refuse to be sent the wrong one. Which one that is, an unknown
 * name does not tell: then both go back as they came. */
static void
leave_out_other_route (LkForwardingProfile *profile)
{
  gboolean is_there = is_about_being_there (profile);

  if (profile->available == NULL || profile->away == NULL || !has_known_name (profile))
    return;

  json_object_remove_member (profile->original, is_there ? "AwayRoute" : "AvailableRoute");
  if (is_there)
    g_clear_pointer (&profile->away, lk_away_route_free);
  else
    g_clear_pointer (&profile->available, lk_available_route_free);
}

static void
show_summary (LkForwardingProfileRow *self)
{
  const char *title = lk_forwarding_profile_get_title (self->profile);
  const char *name = lk_choice_get_label (lk_forwarding_profile_names, self->profile->name);

  if (title == NULL || *title == '\0')
    title = _ ("Status without a name");
  if (name == NULL || g_str_equal (name, title))
    name = "";
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), name);
}

static void
change (LkForwardingProfileRow *self)
{
  show_summary (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gpointer
get_member (LkForwardingProfileRow *self, gpointer control)
{
  gsize offset = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (control), "lk-offset"));

  return G_STRUCT_MEMBER_P (self->profile, offset);
}

static void
add_row (LkForwardingProfileRow *self, GtkWidget *row, gsize offset)
{
  g_object_set_data (G_OBJECT (row), "lk-offset", GSIZE_TO_POINTER (offset));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

/* Texts */

static void
text_changed_cb (LkForwardingProfileRow *self, GtkEditable *entry)
{
  char **member = get_member (self, entry);

  g_free (*member);
  *member = g_strdup (gtk_editable_get_text (entry));
  change (self);
}

static GtkWidget *
new_entry (const char *title, const char *text)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  return entry;
}

static void
add_texts (LkForwardingProfileRow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *entry = new_entry (_ (texts[i].title),
                                    G_STRUCT_MEMBER (const char *, self->profile, texts[i].offset));

      g_signal_connect_object (entry, "changed", G_CALLBACK (text_changed_cb), self,
                               G_CONNECT_SWAPPED);
      add_row (self, entry, texts[i].offset);
    }
}

/* The time-out */

static gboolean
read_timeout (LkForwardingProfileRow *self, gint64 *seconds)
{
  g_autofree char *text = g_strstrip (gtk_editable_get_chars (self->timeout, 0, -1));

  *seconds = LK_NUMBER_UNSET;
  return *text == '\0' || g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, seconds, NULL);
}

static void
timeout_changed_cb (LkForwardingProfileRow *self)
{
  gint64 seconds;
  gboolean is_valid = read_timeout (self, &seconds);

  if (is_valid)
    {
      self->profile->no_answer_timeout = seconds;
      gtk_widget_remove_css_class (GTK_WIDGET (self->timeout), "error");
    }
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->timeout), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->timeout), GTK_ACCESSIBLE_STATE_INVALID,
                               is_valid ? GTK_ACCESSIBLE_INVALID_FALSE
                                        : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  change (self);
}

static void
add_timeout (LkForwardingProfileRow *self)
{
  gint64 seconds = self->profile->no_answer_timeout;
  g_autofree char *text =
    seconds != LK_NUMBER_UNSET ? g_strdup_printf ("%" G_GINT64_FORMAT, seconds) : g_strdup ("");
  GtkWidget *entry = new_entry (_ ("Not answered after (seconds)"), text);

  self->timeout = GTK_EDITABLE (entry);
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (entry), GTK_INPUT_PURPOSE_DIGITS);
  g_signal_connect_object (entry, "changed", G_CALLBACK (timeout_changed_cb), self,
                           G_CONNECT_SWAPPED);
  add_row (self, entry, 0);
}

/* Answers */

static void
answered_cb (LkForwardingProfileRow *self, LkTristateRow *row)
{
  LkTristate *member = get_member (self, row);

  *member = lk_tristate_row_get (row);
  change (self);
}

static void
add_answers (LkForwardingProfileRow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      GtkWidget *row = lk_tristate_row_new (_ (answers[i].title));

      lk_tristate_row_set (LK_TRISTATE_ROW (row),
                           G_STRUCT_MEMBER (LkTristate, self->profile, answers[i].offset));
      g_signal_connect_object (row, "changed", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
      add_row (self, row, answers[i].offset);
    }
}

/* The route, whose members are found anew each time: a route that was not there is made when the
 * person first changes something in it. */

static LkAvailableRoute *
ensure_available (LkForwardingProfileRow *self)
{
  g_autoptr (JsonObject) nothing = json_object_new ();

  if (self->profile->available == NULL)
    self->profile->available = lk_available_route_parse (nothing);

  return self->profile->available;
}

static LkAwayRoute *
ensure_away (LkForwardingProfileRow *self)
{
  g_autoptr (JsonObject) nothing = json_object_new ();

  if (self->profile->away == NULL)
    self->profile->away = lk_away_route_parse (nothing);

  return self->profile->away;
}

/* Destinations are counted: first that of calls from colleagues, then that of calls from outside.
 */
static LkDestination **
ensure_destination (LkForwardingProfileRow *self, guint index)
{
  gboolean is_outside = index % 2 == 1;

  if (is_about_being_there (self->profile))
    {
      LkRouteLeg *leg = &ensure_available (self)->legs[index / 2];

      return is_outside ? &leg->external : &leg->internal;
    }

  return is_outside ? &ensure_away (self)->external : &ensure_away (self)->internal;
}

static LkTristate *
ensure_answer (LkForwardingProfileRow *self, guint index)
{
  if (is_about_being_there (self->profile))
    return &ensure_available (self)->legs[index].all_calls;

  return index == 0 ? &ensure_away (self)->all_hours_internal
                    : &ensure_away (self)->all_hours_external;
}

static guint
get_index (gpointer control)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (control), "lk-offset"));
}

static void
destination_changed_cb (LkForwardingProfileRow *self, LkDestinationEditor *editor)
{
  LkDestination **member = ensure_destination (self, get_index (editor));

  g_clear_pointer (member, lk_destination_free);
  *member = lk_destination_editor_dup (editor);
  change (self);
}

static GtkWidget *
add_destination (LkForwardingProfileRow *self,
                 const char *title,
                 guint index,
                 const LkDestination *destination)
{
  GtkWidget *editor = lk_destination_editor_new (title, FALSE);

  lk_destination_editor_set_context (LK_DESTINATION_EDITOR (editor), self->context);
  lk_destination_editor_set (LK_DESTINATION_EDITOR (editor), destination);
  g_signal_connect_object (editor, "changed", G_CALLBACK (destination_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->destinations, editor);
  add_row (self, editor, index);
  return editor;
}

static void
route_answered_cb (LkForwardingProfileRow *self, LkTristateRow *row)
{
  guint index = get_index (row);
  LkTristate answer = lk_tristate_row_get (row);

  *ensure_answer (self, index) = answer;
  if (is_about_being_there (self->profile))
    gtk_widget_set_visible (self->outside[index], answer != LK_TRISTATE_YES);
  change (self);
}

static void
add_route_answer (LkForwardingProfileRow *self, const char *title, guint index, LkTristate answer)
{
  GtkWidget *row = lk_tristate_row_new (title);

  lk_tristate_row_set (LK_TRISTATE_ROW (row), answer);
  g_signal_connect_object (row, "changed", G_CALLBACK (route_answered_cb), self, G_CONNECT_SWAPPED);
  add_row (self, row, index);
}

static void
add_leg (LkForwardingProfileRow *self, guint i)
{
  static const LkRouteLeg nothing = { NULL };
  const LkRouteLeg *leg = self->profile->available != NULL ? &self->profile->available->legs[i]
                                                           : &nothing;

  add_destination (self, _ (situations[i].inside), 2 * i, leg->internal);
  add_route_answer (self, _ (situations[i].same), i, leg->all_calls);
  self->outside[i] = add_destination (self, _ (situations[i].outside), 2 * i + 1, leg->external);
  gtk_widget_set_visible (self->outside[i], leg->all_calls != LK_TRISTATE_YES);
}

static void
add_away (LkForwardingProfileRow *self)
{
  static const LkAwayRoute nothing = { NULL };
  const LkAwayRoute *route = self->profile->away != NULL ? self->profile->away : &nothing;

  add_destination (self, _ ("Calls from colleagues"), 0, route->internal);
  add_route_answer (self, _ ("Calls from colleagues: outside office hours, too"), 0,
                    route->all_hours_internal);
  add_destination (self, _ ("Calls from outside"), 1, route->external);
  add_route_answer (self, _ ("Calls from outside: outside office hours, too"), 1,
                    route->all_hours_external);
}

static void
fill (LkForwardingProfileRow *self)
{
  self->is_filled = TRUE;
  if (is_about_being_there (self->profile))
    {
      add_timeout (self);
      for (guint i = 0; i < LK_N_SITUATIONS; i++)
        add_leg (self, i);
    }
  else
    add_away (self);
  add_answers (self);
  add_texts (self);
}

static void
expanded_cb (LkForwardingProfileRow *self)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) && !self->is_filled)
    fill (self);
}

static void
lk_forwarding_profile_row_dispose (GObject *object)
{
  LkForwardingProfileRow *self = LK_FORWARDING_PROFILE_ROW (object);

  g_clear_object (&self->context);
  g_ptr_array_set_size (self->destinations, 0);
  self->timeout = NULL;

  G_OBJECT_CLASS (lk_forwarding_profile_row_parent_class)->dispose (object);
}

static void
lk_forwarding_profile_row_finalize (GObject *object)
{
  LkForwardingProfileRow *self = LK_FORWARDING_PROFILE_ROW (object);

  g_ptr_array_unref (self->destinations);
  lk_forwarding_profile_free (self->profile);

  G_OBJECT_CLASS (lk_forwarding_profile_row_parent_class)->finalize (object);
}

static void
lk_forwarding_profile_row_class_init (LkForwardingProfileRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_forwarding_profile_row_dispose;
  object_class->finalize = lk_forwarding_profile_row_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_FORWARDING_PROFILE_ROW,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lk_forwarding_profile_row_init (LkForwardingProfileRow *self)
{
  self->destinations = g_ptr_array_sized_new (N_DESTINATIONS);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

/**
 * lk_forwarding_profile_row_new:
 * @profile: (transfer full): a status
 * @context: (nullable): whose it is
 *
 * Returns: (transfer floating): its row, closed.
 */
GtkWidget *
lk_forwarding_profile_row_new (LkForwardingProfile *profile, LkEditContext *context)
{
  LkForwardingProfileRow *self = g_object_new (LK_TYPE_FORWARDING_PROFILE_ROW, NULL);

  leave_out_other_route (profile);
  self->profile = profile;
  g_set_object (&self->context, context);
  show_summary (self);
  return GTK_WIDGET (self);
}

/**
 * lk_forwarding_profile_row_get_profile:
 * @self: a row
 *
 * Returns: (transfer none): the status as the person has made it.
 */
const LkForwardingProfile *
lk_forwarding_profile_row_get_profile (LkForwardingProfileRow *self)
{
  return self->profile;
}

/**
 * lk_forwarding_profile_row_dup_problem:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): a translated sentence: why the status cannot be so.
 */
char *
lk_forwarding_profile_row_dup_problem (LkForwardingProfileRow *self)
{
  g_autofree char *problem = NULL;
  gint64 seconds;

  if (self->timeout != NULL && !read_timeout (self, &seconds))
    problem = g_strdup (_ ("The seconds until a call counts as not answered must be a whole "
                           "number."));
  for (guint i = 0; problem == NULL && i < self->destinations->len; i++)
    if (gtk_widget_get_visible (g_ptr_array_index (self->destinations, i)))
      problem = lk_destination_editor_dup_problem (g_ptr_array_index (self->destinations, i));
  if (problem == NULL)
    return NULL;

  /* Translators: the name of a status, and what is wrong in it. */
  return g_strdup_printf (_ ("%s: %s"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)),
                          problem);
}
