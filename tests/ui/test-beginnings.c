/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lk-beginning-dialog.h"
#include "lk-test-beginning.h"
#include "lk-test-structure.h"
#include "lk-user-fields.h"

#define OLD_VERSION LK_VERSION (20, 0, 5)

/* What everyone should have who begins like this colleague. */
#define COLLEAGUE                                                                                  \
  "{'Language':'DE','OutboundCallerID':'+4930123456','PinProtectTimeout':17,"                      \
  "'Mobile':'+491701234567'}"

static void
assert_wanted (LkTestBeginning *self, const char *name, const char *json)
{
  g_autofree char *wanted = lk_test_beginning_dup (self, name);

  g_assert_cmpstr (wanted, ==, json);
}

static guint
count_changes (LkTestBeginning *self)
{
  return lk_draft_count_changes (lk_new_user_get_draft (self->new_user));
}

static const char *
get_number (LkTestBeginning *self, guint position)
{
  return lk_user_get_text (lk_test_house_get_user (self->house, position), lk_user_field_number);
}

static void
begin_with_colleague (LkTestBeginning *self)
{
  lk_test_beginning_record (self, 3, COLLEAGUE);
  lk_test_beginning_pick (self, get_number (self, 3));
  lk_test_beginning_wait (self);
}

static GtkWidget *
open_list (LkTestBeginning *self)
{
  GtkWidget *dialog;

  lk_test_click (GTK_WIDGET (self->row), "Choose what is taken over");
  dialog = lk_test_find_window (LK_TYPE_BEGINNING_DIALOG);
  g_assert_nonnull (dialog);
  lk_test_spin_frames (dialog, 2);
  return dialog;
}

static void
close_list (GtkWidget *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_null (lk_test_find_window (LK_TYPE_BEGINNING_DIALOG));
}

/* The tick of a field, whose name is the label and the value. */
static GtkCheckButton *
get_tick (GtkWidget *dialog, const char *name)
{
  return GTK_CHECK_BUTTON (lk_test_get (dialog, GTK_TYPE_CHECK_BUTTON, name));
}

static gboolean
is_ticked (GtkWidget *dialog, const char *name)
{
  return gtk_check_button_get_active (get_tick (dialog, name));
}

static void
tick (GtkWidget *dialog, const char *name, gboolean is_wanted)
{
  gtk_check_button_set_active (get_tick (dialog, name), is_wanted);
}

static GtkCheckButton *
get_all (GtkWidget *dialog, const char *field)
{
  LkSection section = lk_user_field_find (field)->section;
  g_autofree char *name = g_strdup_printf ("All of %s", lk_section_get_title (section));

  return get_tick (dialog, name);
}

static void
tick_all (GtkWidget *dialog, const char *field, gboolean is_wanted)
{
  gtk_check_button_set_active (get_all (dialog, field), is_wanted);
}

static void
test_nothing (LkTestBeginning *self, gconstpointer data)
{
  g_autofree char *obstacle = lk_beginning_row_dup_obstacle (self->row);

  g_assert_null (obstacle);
  g_assert_true (lk_test_shows_text (GTK_WIDGET (self->row), "Nothing"));
  g_assert_null (lk_test_beginning_get_report (self));
  g_assert_cmpuint (count_changes (self), ==, 0);
}

static void
assert_never_taken (LkTestBeginning *self)
{
  for (guint i = 0; i < LK_N_USER_FIELDS; i++)
    if (lk_field_has (&lk_user_fields[i], LK_FIELD_PERSONAL)
        || lk_field_has (&lk_user_fields[i], LK_FIELD_SECRET))
      assert_wanted (self, lk_user_fields[i].name, NULL);
}

static void
test_colleague (LkTestBeginning *self, gconstpointer data)
{
  begin_with_colleague (self);
  assert_wanted (self, "Language", "\"DE\"");
  assert_wanted (self, "PinProtectTimeout", "17");
  /* Often differs, so it waits for a tick. */
  assert_wanted (self, "OutboundCallerID", NULL);
  assert_never_taken (self);
  g_assert_nonnull (lk_test_beginning_get_report (self));
  g_assert_true (lk_test_shows_text (GTK_WIDGET (self->row), "Like "));
  lk_test_structure_picture (self->house->window, "beginning-colleague");
}

/* Secrets of a colleague are not even asked for. */
static void
test_reads_no_secrets (LkTestBeginning *self, gconstpointer data)
{
  begin_with_colleague (self);
  for (guint i = 0; i < self->house->exchanges->len; i++)
    {
      const char *exchange = g_ptr_array_index (self->house->exchanges, i);

      g_assert_true (g_str_has_prefix (exchange, "GET "));
      if (strstr (exchange, "/Users(") == NULL)
        continue;
      g_assert_nonnull (strstr (exchange, "$select="));
      for (guint n = 0; n < LK_N_USER_FIELDS; n++)
        if (lk_field_has (&lk_user_fields[n], LK_FIELD_SECRET))
          g_assert_null (strstr (exchange, lk_user_fields[n].name));
    }
}

static void
test_unticks (LkTestBeginning *self, gconstpointer data)
{
  GtkWidget *dialog;
  guint before;

  begin_with_colleague (self);
  before = count_changes (self);
  dialog = open_list (self);
  g_assert_true (is_ticked (dialog, "Language: DE"));
  g_assert_false (is_ticked (dialog, "Outbound caller ID: +4930123456"));
  lk_test_structure_picture (dialog, "beginning-list");

  tick (dialog, "Language: DE", FALSE);
  assert_wanted (self, "Language", NULL);
  g_assert_cmpuint (count_changes (self), ==, before - 1);
  tick (dialog, "Outbound caller ID: +4930123456", TRUE);
  assert_wanted (self, "OutboundCallerID", "\"+4930123456\"");
  tick (dialog, "Language: DE", TRUE);
  assert_wanted (self, "Language", "\"DE\"");
  close_list (dialog);
  g_assert_cmpuint (count_changes (self), ==, before + 1);
}

/* Each status of the forwarding is there to be read, not only how many there are. */
static void
test_shows_structures_in_full (LkTestBeginning *self, gconstpointer data)
{
  const LkField *field = lk_user_field_find ("ForwardingProfiles");
  g_auto (GStrv) lines = NULL;
  GtkWidget *dialog;

  begin_with_colleague (self);
  lines = lk_field_dup_lines (field, lk_draft_get (lk_new_user_get_draft (self->new_user), field));
  g_assert_cmpuint (g_strv_length (lines), >, 1);
  dialog = open_list (self);
  gtk_window_set_default_size (GTK_WINDOW (dialog), 560, 2400);
  lk_test_spin_frames (dialog, 2);
  lk_test_structure_picture (dialog, "beginning-list-whole");
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_true (lk_test_shows_text (dialog, lines[i]));
  close_list (dialog);
}

static void
test_ticks_a_section (LkTestBeginning *self, gconstpointer data)
{
  GtkCheckButton *all;
  GtkWidget *dialog;

  begin_with_colleague (self);
  dialog = open_list (self);
  all = get_all (dialog, "Language");
  g_assert_true (gtk_check_button_get_inconsistent (all));

  gtk_check_button_set_active (all, TRUE);
  g_assert_false (gtk_check_button_get_inconsistent (all));
  assert_wanted (self, "OutboundCallerID", "\"+4930123456\"");
  gtk_check_button_set_active (all, FALSE);
  assert_wanted (self, "OutboundCallerID", NULL);
  assert_wanted (self, "Language", NULL);
  assert_wanted (self, "PinProtectTimeout", "17");
  close_list (dialog);
}

/* What the person typed before is theirs until they tick the colleague's. */
static void
test_keeps_what_was_typed_before (LkTestBeginning *self, gconstpointer data)
{
  GtkWidget *dialog;

  lk_test_beginning_set (self, "Language", "'FR'");
  begin_with_colleague (self);
  assert_wanted (self, "Language", "\"FR\"");
  assert_wanted (self, "PinProtectTimeout", "17");
  g_assert_true (lk_test_shows_text (GTK_WIDGET (self->row), "As you set it: Language"));

  dialog = open_list (self);
  g_assert_false (is_ticked (dialog, "Language: DE"));
  tick (dialog, "Language: DE", TRUE);
  assert_wanted (self, "Language", "\"DE\"");
  tick (dialog, "Language: DE", FALSE);
  assert_wanted (self, "Language", "\"FR\"");
  close_list (dialog);
}

static void
test_keeps_what_was_typed_after (LkTestBeginning *self, gconstpointer data)
{
  GtkWidget *dialog;

  begin_with_colleague (self);
  lk_test_beginning_set (self, "Language", "'FR'");
  dialog = open_list (self);
  tick (dialog, "Language: DE", FALSE);
  assert_wanted (self, "Language", "\"FR\"");
  close_list (dialog);

  lk_test_beginning_pick (self, "nothing");
  assert_wanted (self, "Language", "\"FR\"");
  g_assert_cmpuint (count_changes (self), ==, 1);
  g_assert_null (lk_test_beginning_get_report (self));
}

/* What was put back in the form is not ticked any more, and ticking brings it back. */
static void
test_put_back (LkTestBeginning *self, gconstpointer data)
{
  LkDraft *draft = lk_new_user_get_draft (self->new_user);
  GtkWidget *dialog;

  begin_with_colleague (self);
  lk_draft_put_back (draft, lk_user_field_find ("Language"));
  dialog = open_list (self);
  g_assert_false (is_ticked (dialog, "Language: DE"));
  assert_wanted (self, "Language", NULL);
  tick (dialog, "Language: DE", TRUE);
  assert_wanted (self, "Language", "\"DE\"");
  close_list (dialog);
}

static void
test_changes_the_beginning (LkTestBeginning *self, gconstpointer data)
{
  lk_test_beginning_put (self, "Trainee", "{'PinProtectTimeout':9,'VMEnabled':true}");
  lk_test_beginning_set (self, "VMPlayCallerID", "true");
  begin_with_colleague (self);
  lk_test_beginning_pick (self, "trainee");
  assert_wanted (self, "PinProtectTimeout", "9");
  assert_wanted (self, "VMEnabled", "true");
  assert_wanted (self, "VMPlayCallerID", "true");
  assert_wanted (self, "Language", NULL);
  g_assert_cmpuint (count_changes (self), ==, 3);
  g_assert_true (lk_test_shows_text (GTK_WIDGET (self->row), "Trainee"));
  g_assert_true (lk_test_shows_text (GTK_WIDGET (self->row), "2 settings taken over"));

  lk_test_beginning_pick (self, "nothing");
  g_assert_cmpuint (count_changes (self), ==, 1);
}

static void
test_names_a_few (LkTestBeginning *self, gconstpointer data)
{
  lk_test_beginning_put (self, "Trainee",
                         "{'Language':'DE','VMEnabled':true,'RecordCalls':true,'Internal':true,"
                         "'PinProtectTimeout':9}");
  lk_test_beginning_set (self, "Language", "'FR'");
  lk_test_beginning_set (self, "VMEnabled", "false");
  lk_test_beginning_set (self, "RecordCalls", "false");
  lk_test_beginning_set (self, "Internal", "false");
  lk_test_beginning_set (self, "PinProtectTimeout", "3");
  lk_test_beginning_pick (self, "trainee");
  g_assert_cmpstr (lk_test_beginning_get_report (self), ==,
                   "0 settings taken over\n"
                   "As you set it: Language, Voicemail, Record calls and 2 more");
}

/* Whoever unticks for one user has not changed the template. */
static void
test_template_stays (LkTestBeginning *self, gconstpointer data)
{
  LkTemplate *item = lk_test_beginning_put (self, "Trainee", "{'PinProtectTimeout':9}");
  GtkWidget *dialog;

  lk_test_beginning_pick (self, "trainee");
  dialog = open_list (self);
  tick_all (dialog, "PinProtectTimeout", FALSE);
  close_list (dialog);
  g_assert_cmpuint (count_changes (self), ==, 0);
  g_assert_true (lk_template_takes (item, lk_user_field_find ("PinProtectTimeout")));
}

static void
test_failure (LkTestBeginning *self, gconstpointer data)
{
  g_autofree char *obstacle = NULL;
  g_autofree char *none = NULL;

  lk_demo_pbx_add_fault (self->house->demo, "status=403@*,GET /xapi/v1/Users(", NULL);
  begin_with_colleague (self);
  obstacle = lk_beginning_row_dup_obstacle (self->row);
  g_assert_nonnull (strstr (obstacle, "could not be read"));
  g_assert_null (lk_test_beginning_get_report (self));
  g_assert_cmpuint (count_changes (self), ==, 0);
  lk_test_structure_picture (self->house->window, "beginning-failure");

  lk_demo_pbx_clear_faults (self->house->demo);
  lk_test_click (GTK_WIDGET (self->row), "Retry");
  lk_test_beginning_wait (self);
  none = lk_beginning_row_dup_obstacle (self->row);
  g_assert_null (none);
  assert_wanted (self, "PinProtectTimeout", "17");
}

/* Nobody is created without what was asked for, only because it had not arrived. */
static void
test_reading_is_an_obstacle (LkTestBeginning *self, gconstpointer data)
{
  g_autofree char *obstacle = NULL;

  lk_test_beginning_record (self, 3, COLLEAGUE);
  lk_beginning_row_begin_with_colleague (self->row,
                                         lk_user_get_id (lk_test_house_get_user (self->house, 3)));
  obstacle = lk_beginning_row_dup_obstacle (self->row);
  g_assert_nonnull (obstacle);
  lk_test_beginning_wait (self);
  assert_wanted (self, "PinProtectTimeout", "17");
}

/* The first answer comes when the person wants something else. */
static void
test_late_answer (LkTestBeginning *self, gconstpointer data)
{
  lk_test_beginning_put (self, "Trainee", "{'PinProtectTimeout':9}");
  lk_demo_pbx_add_fault (self->house->demo, "latency=300@*,GET /xapi/v1/Users(", NULL);
  lk_test_beginning_record (self, 3, COLLEAGUE);
  lk_beginning_row_begin_with_colleague (self->row,
                                         lk_user_get_id (lk_test_house_get_user (self->house, 3)));
  lk_test_beginning_pick (self, "trainee");
  lk_demo_pbx_clear_faults (self->house->demo);
  lk_beginning_row_begin_with_colleague (self->row,
                                         lk_user_get_id (lk_test_house_get_user (self->house, 4)));
  lk_test_beginning_pick (self, "trainee");
  lk_test_spin_frames (self->house->window, 10);
  assert_wanted (self, "PinProtectTimeout", "9");
  g_assert_cmpuint (count_changes (self), ==, 1);
}

static void
test_closed_while_reading (LkTestBeginning *self, gconstpointer data)
{
  lk_beginning_row_begin_with_colleague (self->row,
                                         lk_user_get_id (lk_test_house_get_user (self->house, 3)));
  lk_beginning_row_set_new_user (self->row, NULL);
  lk_test_spin_frames (self->house->window, 10);
  g_assert_cmpuint (count_changes (self), ==, 0);
}

/* The same form, one user later. */
static void
test_another (LkTestBeginning *self, gconstpointer data)
{
  g_autoptr (LkNewUser) former = NULL;

  begin_with_colleague (self);
  former = g_steal_pointer (&self->new_user);
  self->new_user = lk_new_user_another (former);
  lk_beginning_row_set_new_user (self->row, self->new_user);
  assert_wanted (self, "PinProtectTimeout", "17");
  g_assert_nonnull (lk_test_beginning_get_report (self));
  lk_new_user_close (former);
}

/* A template may know more than an older phone system. */
static void
test_older_phone_system (LkTestBeginning *self, gconstpointer data)
{
  const LkField *newer = NULL;
  g_autofree char *json = NULL;
  GtkWidget *dialog;

  for (guint i = 0; i < LK_N_USER_FIELDS && newer == NULL; i++)
    if (lk_user_fields[i].since > OLD_VERSION && lk_template_can_hold (&lk_user_fields[i])
        && lk_user_fields[i].structure == NULL && g_str_equal (lk_user_fields[i].kind->id, "bool"))
      newer = &lk_user_fields[i];
  if (newer == NULL)
    {
      g_test_skip ("No plain field is newer.");
      return;
    }

  json = g_strdup_printf ("{'%s':true,'PinProtectTimeout':9}", newer->name);
  lk_test_beginning_put (self, "Newer", json);
  lk_test_beginning_pick (self, "newer");
  g_assert_cmpuint (count_changes (self), ==, 1);
  g_assert_true (lk_test_shows_text (GTK_WIDGET (self->row), "Not taken over: "));
  dialog = open_list (self);
  g_assert_true (lk_test_shows_text (dialog, "Left out: "));
  close_list (dialog);
}

static void
test_narrow (LkTestBeginning *self, gconstpointer data)
{
  GtkWidget *dialog;

  lk_test_beginning_set (self, "Language", "'FR'");
  lk_test_beginning_set (self, "PinProtectTimeout", "3");
  begin_with_colleague (self);
  lk_draft_put_back (lk_new_user_get_draft (self->new_user), lk_user_field_find ("VMEnabled"));
  lk_test_beginning_squeeze (self->house->window, "beginning-narrow");
  dialog = open_list (self);
  lk_test_beginning_squeeze (dialog, "beginning-list-narrow");
  close_list (dialog);
}

#define add(path, test)                                                                            \
  g_test_add ("/beginnings/" path, LkTestBeginning, NULL, lk_test_beginning_enter, test,           \
              lk_test_beginning_leave)

static void
add_tests (void)
{
  add ("nothing", test_nothing);
  add ("colleague", test_colleague);
  add ("reads-no-secrets", test_reads_no_secrets);
  add ("unticks", test_unticks);
  add ("shows-structures-in-full", test_shows_structures_in_full);
  add ("ticks-a-section", test_ticks_a_section);
  add ("keeps-what-was-typed-before", test_keeps_what_was_typed_before);
  add ("keeps-what-was-typed-after", test_keeps_what_was_typed_after);
  add ("put-back", test_put_back);
  add ("changes-the-beginning", test_changes_the_beginning);
  add ("names-a-few", test_names_a_few);
  add ("template-stays", test_template_stays);
  add ("failure", test_failure);
  add ("reading-is-an-obstacle", test_reading_is_an_obstacle);
  add ("late-answer", test_late_answer);
  add ("closed-while-reading", test_closed_while_reading);
  add ("another", test_another);
  add ("narrow", test_narrow);
  g_test_add ("/beginnings/older-phone-system", LkTestBeginning, GUINT_TO_POINTER (OLD_VERSION),
              lk_test_beginning_enter, test_older_phone_system, lk_test_beginning_leave);
}

int
main (int argc, char **argv)
{
  int status = lk_test_house_run (argc, argv, add_tests);

  lk_test_beginning_end ();
  return status;
}
