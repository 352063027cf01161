/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-day-row.h"

#include <glib/gi18n-lib.h>

#include "lk-period-editor.h"
#include "lk-schedule.h"

/* What the first hours of a day are before the person says otherwise. */
#define USUAL_START "09:00:00"
#define USUAL_STOP  "17:00:00"

/* How long a pause is, in minutes, before the next hours, and how long those are. */
#define USUAL_PAUSE  60
#define USUAL_LENGTH (4 * 60)
#define LAST_MINUTE  (24 * 60 - 1)

#define ALL_DAYS     0x7f
#define WORKING_DAYS 0x1f

/* A day of which the calendar says that it is a Monday. */
#define SOME_MONDAY_YEAR  2024
#define SOME_MONDAY_MONTH 1
#define SOME_MONDAY_DAY   1

struct _LkDayRow
{
  AdwPreferencesRow parent_instance;

  GtkWidget *copy;
  GtkWidget *add;
  GtkBox *hours;
  GtkWidget *nothing;
  GtkLabel *remark; /* what is wrong with the hours, or looks so */

  guint day; /* 0 is Monday */
  char *name;
  GPtrArray *entries; /* of Entry */
};

/* One editor among the day's hours. */
typedef struct
{
  LkPeriodEditor *editor; /* the box owns it */
  guint position;         /* in the schedule as it was shown; G_MAXUINT for hours that are new */
} Entry;

enum
{
  SIGNAL_CHANGED,
  SIGNAL_COPY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkDayRow, lk_day_row, ADW_TYPE_PREFERENCES_ROW)

static char *
dup_day_name (guint day)
{
  g_autoptr (GDateTime) date =
    g_date_time_new_utc (SOME_MONDAY_YEAR, SOME_MONDAY_MONTH, SOME_MONDAY_DAY + (int) day, 0, 0, 0);

  return g_date_time_format (date, "%A");
}

static LkPeriodEditor *
get_editor (LkDayRow *self, guint index)
{
  return ((Entry *) g_ptr_array_index (self->entries, index))->editor;
}

/* What the row shows */

/* A server is not known to refuse hours that overlap or end before they begin. */
static char *
dup_doubt (LkDayRow *self)
{
  g_autoptr (LkSchedule) day = lk_schedule_new (NULL);
  g_autoptr (GError) error = NULL;

  g_ptr_array_unref (day->periods);
  day->periods = lk_day_row_dup_periods (self);
  return lk_schedule_check (day, &error) ? NULL : g_strdup (error->message);
}

static void
show_remark (LkDayRow *self, const char *remark, gboolean is_problem)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->remark), is_problem ? "warning" : "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->remark), is_problem ? "error" : "warning");
  gtk_label_set_text (self->remark, remark != NULL ? remark : "");
  gtk_widget_set_visible (GTK_WIDGET (self->remark), remark != NULL);
}

static void
update (LkDayRow *self)
{
  g_autofree char *problem = lk_day_row_dup_problem (self);
  g_autofree char *doubt = problem == NULL ? dup_doubt (self) : NULL;

  for (guint i = 0; i < self->entries->len; i++)
    lk_period_editor_set_name (get_editor (self, i), self->name, i + 1);
  gtk_widget_set_visible (self->nothing, self->entries->len == 0);
  show_remark (self, problem != NULL ? problem : doubt, problem != NULL);
}

static void
changed_cb (LkDayRow *self)
{
  update (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
remove_cb (LkDayRow *self, LkPeriodEditor *editor)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (get_editor (self, i) == editor)
      {
        g_ptr_array_remove_index (self->entries, i);
        break;
      }

  gtk_widget_grab_focus (self->add);
  gtk_box_remove (self->hours, GTK_WIDGET (editor));
  changed_cb (self);
}

/* Adding hours */

static int
read_minutes (const char *time)
{
  int hours = 0, minutes = 0;

  if (time == NULL || sscanf (time, "%2d:%2d", &hours, &minutes) != 2)
    return 0;
  return hours * 60 + minutes;
}

static char *
write_minutes (int minutes)
{
  return g_strdup_printf ("%02d:%02d:00", minutes / 60, minutes % 60);
}

static LkPeriod *
new_period_after (LkDayRow *self, const LkPeriod *last)
{
  int start = MIN (read_minutes (last->stop) + USUAL_PAUSE, LAST_MINUTE - 1);
  g_autofree char *from = write_minutes (start);
  g_autofree char *until = write_minutes (MIN (start + USUAL_LENGTH, LAST_MINUTE));

  return lk_period_new (lk_day_row_get_wire_name (self), from, until);
}

static LkPeriod *
new_period (LkDayRow *self)
{
  g_autoptr (LkPeriod) last = NULL;

  if (self->entries->len == 0)
    return lk_period_new (lk_day_row_get_wire_name (self), USUAL_START, USUAL_STOP);

  last = lk_period_editor_dup_period (get_editor (self, self->entries->len - 1));
  return new_period_after (self, last);
}

static void
add_cb (LkDayRow *self)
{
  g_autoptr (LkPeriod) period = new_period (self);

  lk_day_row_add (self, period, G_MAXUINT);
  gtk_widget_grab_focus (GTK_WIDGET (get_editor (self, self->entries->len - 1)));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Copying */

static void
copy_action_cb (GtkWidget *widget, const char *action, GVariant *days)
{
  LkDayRow *self = LK_DAY_ROW (widget);
  guint others = g_variant_get_uint32 (days) & ~(1u << self->day);

  g_signal_emit (self, signals[SIGNAL_COPY], 0, others);
}

static void
append_target (GMenu *menu, const char *label, guint days)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "day.copy", "u", days);
  g_menu_append_item (menu, item);
}

/* Made when it is opened: seven rows of them would take longer than all the rest of a form. */
static void
fill_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  LkDayRow *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) several = g_menu_new ();
  g_autoptr (GMenu) single = g_menu_new ();

  append_target (several, _ ("All Days"), ALL_DAYS);
  append_target (several, _ ("Working Days"), WORKING_DAYS);
  for (guint day = 0; day < LK_N_DAYS; day++)
    {
      g_autofree char *name = dup_day_name (day);

      if (day != self->day)
        append_target (single, name, 1u << day);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (several));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (single));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
lk_day_row_finalize (GObject *object)
{
  LkDayRow *self = LK_DAY_ROW (object);

  g_free (self->name);
  g_ptr_array_unref (self->entries);

  G_OBJECT_CLASS (lk_day_row_parent_class)->finalize (object);
}

static void
lk_day_row_class_init (LkDayRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lk_day_row_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_DAY_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_COPY] = g_signal_new ("copy", LK_TYPE_DAY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_install_action (widget_class, "day.copy", "u", copy_action_cb);
}

static void
lk_day_row_init (LkDayRow *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_free);
}

static GtkWidget *
new_heading (LkDayRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (self->name);
  /* Translators: a button, as in “Add hours: Monday”. */
  g_autofree char *add = g_strdup_printf (_ ("Add hours: %s"), self->name);
  /* Translators: a button, as in “Copy to other days: Monday”. */
  g_autofree char *copy = g_strdup_printf (_ ("Copy to other days: %s"), self->name);

  self->copy = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->copy), "edit-copy-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->copy), fill_menu_cb, self, NULL);
  gtk_widget_set_tooltip_text (self->copy, _ ("Copy to Other Days"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy), GTK_ACCESSIBLE_PROPERTY_LABEL, copy,
                                  -1);

  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_set_tooltip_text (self->add, _ ("Add Hours"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, add,
                                  -1);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (add_cb), self);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (self->copy, "flat");
  gtk_widget_add_css_class (self->add, "flat");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->copy);
  gtk_box_append (GTK_BOX (box), self->add);
  return box;
}

static GtkWidget *
new_remark (LkDayRow *self)
{
  GtkWidget *remark = gtk_label_new (NULL);

  self->remark = GTK_LABEL (remark);
  gtk_label_set_wrap (self->remark, TRUE);
  gtk_label_set_xalign (self->remark, 0);
  gtk_widget_set_visible (remark, FALSE);
  return remark;
}

static void
build (LkDayRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *hours = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->hours = GTK_BOX (hours);
  self->nothing = gtk_label_new (_ ("No hours on this day"));
  gtk_label_set_xalign (GTK_LABEL (self->nothing), 0);
  gtk_widget_add_css_class (self->nothing, "dim-label");
  gtk_widget_add_css_class (box, "day");
  gtk_box_append (GTK_BOX (box), new_heading (self));
  gtk_box_append (GTK_BOX (box), hours);
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_box_append (GTK_BOX (box), new_remark (self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

/**
 * lk_day_row_new:
 * @day: which day; 0 is Monday
 *
 * Returns: (transfer floating): a row for the day, without hours.
 */
GtkWidget *
lk_day_row_new (guint day)
{
  LkDayRow *self = g_object_new (LK_TYPE_DAY_ROW, "activatable", FALSE, "focusable", FALSE, NULL);

  self->day = day;
  self->name = dup_day_name (day);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), self->name);
  build (self);
  return GTK_WIDGET (self);
}

/**
 * lk_day_row_clear:
 * @self: a row
 *
 * Takes all hours from the day. Does not emit "changed".
 */
void
lk_day_row_clear (LkDayRow *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    gtk_box_remove (self->hours, GTK_WIDGET (get_editor (self, i)));
  g_ptr_array_set_size (self->entries, 0);
  update (self);
}

/**
 * lk_day_row_add:
 * @self: a row
 * @period: hours; their day is taken to be the row's
 * @position: where they stand in the schedule; %G_MAXUINT where they are new
 *
 * Does not emit "changed".
 */
void
lk_day_row_add (LkDayRow *self, const LkPeriod *period, guint position)
{
  Entry *entry = g_new0 (Entry, 1);
  GtkWidget *editor = lk_period_editor_new (period);

  entry->editor = LK_PERIOD_EDITOR (editor);
  entry->position = position;
  g_ptr_array_add (self->entries, entry);
  g_signal_connect_swapped (editor, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (editor, "remove", G_CALLBACK (remove_cb), self);
  gtk_box_append (self->hours, editor);
  update (self);
}

static LkPeriod *
dup_period (LkDayRow *self, guint index)
{
  LkPeriod *period = lk_period_editor_dup_period (get_editor (self, index));

  g_free (period->day);
  period->day = g_strdup (lk_day_row_get_wire_name (self));
  return period;
}

/**
 * lk_day_row_dup_periods:
 * @self: a row
 *
 * Returns: (transfer full) (element-type LkPeriod): the day's hours.
 */
GPtrArray *
lk_day_row_dup_periods (LkDayRow *self)
{
  GPtrArray *periods = g_ptr_array_new_with_free_func (lk_period_class.free);

  for (guint i = 0; i < self->entries->len; i++)
    g_ptr_array_add (periods, dup_period (self, i));
  return periods;
}

/**
 * lk_day_row_collect:
 * @self: a row
 * @in_place: (element-type LkPeriod): takes the hours that the schedule had, at their positions
 * @added: (element-type LkPeriod): takes the others
 */
void
lk_day_row_collect (LkDayRow *self, GPtrArray *in_place, GPtrArray *added)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);

      if (entry->position < in_place->len)
        in_place->pdata[entry->position] = dup_period (self, i);
      else
        g_ptr_array_add (added, dup_period (self, i));
    }
}

/**
 * lk_day_row_get_wire_name:
 * @self: a row
 *
 * Returns: (transfer none): the day as on the wire, "Monday".
 */
const char *
lk_day_row_get_wire_name (LkDayRow *self)
{
  return lk_period_days[self->day].value;
}

/**
 * lk_day_row_dup_problem:
 * @self: a row
 *
 * Returns: (transfer full) (nullable): a translated sentence: why the day's hours are none.
 */
char *
lk_day_row_dup_problem (LkDayRow *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      char *problem = lk_period_editor_dup_problem (get_editor (self, i));

      if (problem != NULL)
        return problem;
    }

  return NULL;
}
