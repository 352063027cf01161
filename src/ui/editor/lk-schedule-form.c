/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-schedule-form.h"

#include <glib/gi18n-lib.h>

#include "lk-choice-box.h"
#include "lk-day-row.h"

struct _LkScheduleForm
{
  AdwBin parent_instance;

  GtkBox *box;
  LkChoiceBox *type;
  LkChoiceBox *holidays;
  GtkWidget *unreadable;
  GtkWidget *week; /* the days' group; made when it is first needed */
  LkDayRow *days[LK_N_DAYS];
  GtkLabel *others; /* hours of no day that this program knows */

  LkSchedule *schedule; /* as it was shown; NULL for none */
  LkValue value;        /* likewise, where a whole field is shown */
  gboolean is_touched;
};

static const LkChoice holiday_choices[] = {
  { "no", N_ ("Are holidays") },
  { "yes", N_ ("Are days like any other") },
  {},
};

static void lk_schedule_form_iface_init (LkValueEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LkScheduleForm,
                               lk_schedule_form,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LK_TYPE_VALUE_EDITOR,
                                                      lk_schedule_form_iface_init))

static const char *
holidays_to_choice (LkTristate ignore)
{
  if (ignore == LK_TRISTATE_UNSET)
    return NULL;
  return ignore == LK_TRISTATE_YES ? "yes" : "no";
}

static LkTristate
holidays_from_choice (const char *choice)
{
  if (choice == NULL)
    return LK_TRISTATE_UNSET;
  return g_str_equal (choice, "yes") ? LK_TRISTATE_YES : LK_TRISTATE_NO;
}

static int
find_day (const char *wire_name)
{
  for (int day = 0; day < LK_N_DAYS; day++)
    if (g_strcmp0 (lk_period_days[day].value, wire_name) == 0)
      return day;

  return -1;
}

/* The week */

static void
changed_cb (LkScheduleForm *self)
{
  self->is_touched = TRUE;
  lk_value_editor_emit_changed (LK_VALUE_EDITOR (self));
}

static void
copy_day (LkDayRow *from, LkDayRow *to)
{
  g_autoptr (GPtrArray) periods = lk_day_row_dup_periods (from);

  lk_day_row_clear (to);
  for (guint i = 0; i < periods->len; i++)
    lk_day_row_add (to, g_ptr_array_index (periods, i), G_MAXUINT);
}

static void
copy_cb (LkScheduleForm *self, guint days, LkDayRow *from)
{
  for (guint day = 0; day < LK_N_DAYS; day++)
    if ((days & (1u << day)) != 0)
      copy_day (from, self->days[day]);
  changed_cb (self);
}

static void
make_week (LkScheduleForm *self)
{
  self->week = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->week), _ ("Hours"));
  for (guint day = 0; day < LK_N_DAYS; day++)
    {
      GtkWidget *row = lk_day_row_new (day);

      g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), self);
      g_signal_connect_swapped (row, "copy", G_CALLBACK (copy_cb), self);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->week), row);
      self->days[day] = LK_DAY_ROW (row);
    }

  self->others = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->others, TRUE);
  gtk_label_set_xalign (self->others, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->others), "dim-label");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->week), GTK_WIDGET (self->others));
  gtk_box_append (self->box, self->week);
}

static void
show_others (LkScheduleForm *self, GPtrArray *others)
{
  g_autofree char *hours = NULL;
  g_autofree char *text = NULL;

  g_ptr_array_add (others, NULL);
  hours = g_strjoinv (C_ ("days", "; "), (char **) others->pdata);
  /* Translators: %s are days and hours, as the server wrote them. */
  text = g_strdup_printf (_ ("There are hours that Linekeeper cannot show. They stay: %s"), hours);
  gtk_label_set_text (self->others, text);
  gtk_widget_set_visible (GTK_WIDGET (self->others), others->len > 1);
}

static void
show_periods (LkScheduleForm *self)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);

  for (guint day = 0; day < LK_N_DAYS; day++)
    lk_day_row_clear (self->days[day]);

  for (guint i = 0; self->schedule != NULL && i < self->schedule->periods->len; i++)
    {
      const LkPeriod *period = g_ptr_array_index (self->schedule->periods, i);
      int day = find_day (period->day);

      if (day >= 0)
        lk_day_row_add (self->days[day], period, i);
      else
        g_ptr_array_add (others, lk_period_class.describe (period));
    }
  show_others (self, others);
}

/* Most schedules have no hours of their own, and a page may hold many schedules. */
static void
update_week (LkScheduleForm *self)
{
  gboolean has_hours = lk_schedule_has_hours (lk_choice_box_get_value (self->type));

  if (has_hours && self->week == NULL)
    {
      make_week (self);
      show_periods (self);
    }
  if (self->week != NULL)
    gtk_widget_set_visible (self->week, has_hours);
}

static void
type_changed_cb (LkScheduleForm *self)
{
  update_week (self);
  changed_cb (self);
}

/* The value */

static void
set_schedule (LkScheduleForm *self, LkSchedule *schedule)
{
  g_clear_pointer (&self->schedule, lk_schedule_free);
  self->schedule = schedule;
  self->is_touched = FALSE;

  lk_choice_box_set_value (self->type, schedule != NULL ? schedule->type : NULL);
  lk_choice_box_set_value (self->holidays,
                           holidays_to_choice (schedule != NULL ? schedule->ignore_holidays
                                                                : LK_TRISTATE_UNSET));
  if (self->week != NULL)
    show_periods (self);
  update_week (self);
}

static void
set_readable (LkScheduleForm *self, gboolean readable)
{
  gtk_widget_set_visible (GTK_WIDGET (self->box), readable);
  gtk_widget_set_visible (self->unreadable, !readable);
}

static void
lk_schedule_form_show (LkValueEditor *editor, const LkValue *value)
{
  LkScheduleForm *self = LK_SCHEDULE_FORM (editor);
  g_autoptr (JsonNode) node = lk_value_dup_json (value);
  LkSchedule *schedule = NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    schedule = lk_schedule_parse (json_node_get_object (node), NULL);

  lk_value_copy (value, &self->value);
  set_schedule (self, schedule);
  set_readable (self, schedule != NULL || !lk_value_is_set (value));
}

static void
lk_schedule_form_get (LkValueEditor *editor, LkValue *out)
{
  LkScheduleForm *self = LK_SCHEDULE_FORM (editor);
  g_autoptr (LkSchedule) schedule = lk_schedule_form_dup_schedule (self);
  g_autoptr (JsonNode) node = NULL;

  if (!self->is_touched || schedule == NULL)
    {
      lk_value_copy (&self->value, out);
      return;
    }

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, lk_schedule_build (schedule));
  lk_value_set_json (out, node);
}

static char *
lk_schedule_form_dup_problem (LkValueEditor *editor)
{
  LkScheduleForm *self = LK_SCHEDULE_FORM (editor);

  if (self->week == NULL || !gtk_widget_get_visible (self->week))
    return NULL;

  for (guint day = 0; day < LK_N_DAYS; day++)
    {
      g_autofree char *problem = lk_day_row_dup_problem (self->days[day]);

      if (problem != NULL)
        /* Translators: a day of the week, and what is wrong with its hours. */
        return g_strdup_printf (C_ ("day and problem", "%s: %s"),
                                adw_preferences_row_get_title (
                                  ADW_PREFERENCES_ROW (self->days[day])),
                                problem);
    }

  return NULL;
}

static void
lk_schedule_form_iface_init (LkValueEditorInterface *iface)
{
  iface->show = lk_schedule_form_show;
  iface->get = lk_schedule_form_get;
  iface->dup_problem = lk_schedule_form_dup_problem;
}

static gboolean
lk_schedule_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LK_SCHEDULE_FORM (widget)->type));
}

static void
lk_schedule_form_finalize (GObject *object)
{
  LkScheduleForm *self = LK_SCHEDULE_FORM (object);

  g_clear_pointer (&self->schedule, lk_schedule_free);
  lk_value_clear (&self->value);

  G_OBJECT_CLASS (lk_schedule_form_parent_class)->finalize (object);
}

static void
lk_schedule_form_class_init (LkScheduleFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lk_schedule_form_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = lk_schedule_form_grab_focus;
}

static LkChoiceBox *
add_choice (GtkWidget *group, const char *title, GtkWidget *choice)
{
  GtkWidget *row = adw_action_row_new ();

  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  lk_choice_box_set_name (LK_CHOICE_BOX (choice), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choice);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return LK_CHOICE_BOX (choice);
}

static void
lk_schedule_form_init (LkScheduleForm *self)
{
  GtkWidget *outside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *group = adw_preferences_group_new ();

  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  self->type = add_choice (group, _ ("When"), lk_choice_box_new (lk_schedule_types, FALSE));
  self->holidays = add_choice (group, _ ("Holidays"), lk_choice_box_new (holiday_choices, TRUE));
  g_signal_connect_swapped (self->type, "changed", G_CALLBACK (type_changed_cb), self);
  g_signal_connect_swapped (self->holidays, "changed", G_CALLBACK (changed_cb), self);
  gtk_box_append (self->box, group);

  self->unreadable =
    gtk_label_new (_ ("The phone system says something here that this program does not know. "
                      "It stays as it is."));
  gtk_label_set_wrap (GTK_LABEL (self->unreadable), TRUE);
  gtk_widget_set_visible (self->unreadable, FALSE);

  gtk_box_append (GTK_BOX (outside), self->unreadable);
  gtk_box_append (GTK_BOX (outside), GTK_WIDGET (self->box));
  adw_bin_set_child (ADW_BIN (self), outside);
}

/**
 * lk_schedule_form_new:
 * @field: the schedule's field, or the one that it is a part of
 *
 * Returns: (transfer floating): a form that shows no schedule yet.
 */
GtkWidget *
lk_schedule_form_new (const LkField *field)
{
  return g_object_new (LK_TYPE_SCHEDULE_FORM, NULL);
}

/**
 * lk_schedule_form_set_schedule:
 * @self: a form that is not shown a whole field's value
 * @schedule: (nullable): what to show
 *
 * Does not emit "changed".
 */
void
lk_schedule_form_set_schedule (LkScheduleForm *self, const LkSchedule *schedule)
{
  set_schedule (self, schedule != NULL ? lk_schedule_copy (schedule) : NULL);
  set_readable (self, TRUE);
}

/* The hours that stand where they stood, those of unknown days among them, and then the new. */
static GPtrArray *
dup_periods (LkScheduleForm *self)
{
  GPtrArray *old = self->schedule != NULL ? self->schedule->periods : NULL;
  guint n_old = old != NULL ? old->len : 0;
  g_autoptr (GPtrArray) in_place = g_ptr_array_new ();
  GPtrArray *all = g_ptr_array_new_with_free_func (lk_period_class.free);

  g_ptr_array_set_size (in_place, (int) n_old);
  for (guint i = 0; i < n_old; i++)
    if (find_day (((LkPeriod *) old->pdata[i])->day) < 0)
      in_place->pdata[i] = lk_period_copy (old->pdata[i]);

  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  for (guint day = 0; day < LK_N_DAYS; day++)
    lk_day_row_collect (self->days[day], in_place, added);

  for (guint i = 0; i < n_old; i++)
    if (in_place->pdata[i] != NULL)
      g_ptr_array_add (all, in_place->pdata[i]);
  g_ptr_array_extend_and_steal (all, g_steal_pointer (&added));
  return all;
}

/**
 * lk_schedule_form_dup_schedule:
 * @self: a form without a problem
 *
 * Returns: (transfer full) (nullable): the schedule as the person has made it; %NULL where there
 *   was none and they made none.
 */
LkSchedule *
lk_schedule_form_dup_schedule (LkScheduleForm *self)
{
  const char *type = lk_choice_box_get_value (self->type);
  LkSchedule *schedule;

  if (self->schedule == NULL && type == NULL)
    return NULL;

  schedule = self->schedule != NULL ? lk_schedule_copy (self->schedule) : lk_schedule_new (NULL);
  g_free (schedule->type);
  schedule->type = g_strdup (type);
  schedule->ignore_holidays = holidays_from_choice (lk_choice_box_get_value (self->holidays));
  if (self->week != NULL)
    {
      g_ptr_array_unref (schedule->periods);
      schedule->periods = dup_periods (self);
    }
  return schedule;
}
