/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-clock-entry.h"

#define MINUTES_IN_HOUR 60
#define MINUTES_IN_DAY  (24 * MINUTES_IN_HOUR)
#define STEP            15

struct _LkClockEntry
{
  AdwBin parent_instance;

  GtkEditable *entry;
  char *time;  /* as on the wire */
  char *shown; /* how that was written into the entry */
  gboolean is_showing;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkClockEntry, lk_clock_entry, ADW_TYPE_BIN)

/* Times as text */

/* "9", "09", "930", "0930", "9:30" and "9.30" in minutes; -1 for anything else. */
static int
parse (const char *text)
{
  g_autofree char *digits = g_strstrip (g_strdup (text));
  char *colon = strpbrk (digits, ":.");
  gsize n_digits;
  int number, hours, minutes;

  if (colon != NULL)
    {
      if (colon - digits < 1 || colon - digits > 2 || strlen (colon + 1) != 2)
        return -1;
      memmove (colon, colon + 1, strlen (colon));
    }

  n_digits = strspn (digits, "0123456789");
  if (n_digits == 0 || n_digits > 4 || digits[n_digits] != '\0')
    return -1;

  number = atoi (digits);
  hours = n_digits > 2 ? number / 100 : number;
  minutes = n_digits > 2 ? number % 100 : 0;
  return hours < 24 && minutes < MINUTES_IN_HOUR ? hours * MINUTES_IN_HOUR + minutes : -1;
}

static char *
write_time (int minutes)
{
  return g_strdup_printf ("%02d:%02d", minutes / MINUTES_IN_HOUR, minutes % MINUTES_IN_HOUR);
}

/* "09:00" of "09:00:00"; anything that does not end in no seconds stays as it is. */
static char *
write_wire (const char *time)
{
  g_autofree char *start = time != NULL ? g_strndup (time, strlen ("hh:mm")) : g_strdup ("");
  g_autofree char *whole = g_strconcat (start, ":00", NULL);

  if (parse (start) >= 0 && g_strcmp0 (whole, time) == 0)
    return g_steal_pointer (&start);
  return g_strdup (time != NULL ? time : "");
}

static gboolean
is_untouched (LkClockEntry *self)
{
  return g_strcmp0 (gtk_editable_get_text (self->entry), self->shown) == 0;
}

/**
 * lk_clock_entry_is_time:
 * @self: an entry
 *
 * Returns: whether the text is a time of day, or what the server had there.
 */
gboolean
lk_clock_entry_is_time (LkClockEntry *self)
{
  return is_untouched (self) || parse (gtk_editable_get_text (self->entry)) >= 0;
}

/* The entry */

static void
update (LkClockEntry *self)
{
  gboolean is_wrong = !lk_clock_entry_is_time (self);

  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE
                                        : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
changed_cb (LkClockEntry *self)
{
  if (self->is_showing)
    return;

  update (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* "9" becomes "09:00" once the person has gone on to something else. */
static void
tidy_cb (LkClockEntry *self)
{
  int minutes = parse (gtk_editable_get_text (self->entry));
  g_autofree char *text = minutes >= 0 ? write_time (minutes) : NULL;

  if (text == NULL || is_untouched (self))
    return;

  self->is_showing = TRUE;
  gtk_editable_set_text (self->entry, text);
  self->is_showing = FALSE;
}

static void
step_action_cb (GtkWidget *widget, const char *action, GVariant *step)
{
  LkClockEntry *self = LK_CLOCK_ENTRY (widget);
  int minutes = parse (gtk_editable_get_text (self->entry));
  g_autofree char *text = NULL;

  if (minutes < 0)
    return;

  minutes = (minutes + g_variant_get_int32 (step) + MINUTES_IN_DAY) % MINUTES_IN_DAY;
  text = write_time (minutes);
  gtk_editable_set_text (self->entry, text);
  gtk_editable_set_position (self->entry, -1);
}

static gboolean
lk_clock_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LK_CLOCK_ENTRY (widget)->entry));
}

static void
lk_clock_entry_finalize (GObject *object)
{
  LkClockEntry *self = LK_CLOCK_ENTRY (object);

  g_free (self->time);
  g_free (self->shown);

  G_OBJECT_CLASS (lk_clock_entry_parent_class)->finalize (object);
}

static void
add_key (GtkWidgetClass *widget_class, guint key, int step)
{
  gtk_widget_class_add_binding_action (widget_class, key, 0, "clock.step", "i", step);
}

static void
lk_clock_entry_class_init (LkClockEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lk_clock_entry_finalize;
  widget_class->grab_focus = lk_clock_entry_grab_focus;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_CLOCK_ENTRY, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "clock.step", "i", step_action_cb);
  add_key (widget_class, GDK_KEY_Up, STEP);
  add_key (widget_class, GDK_KEY_Down, -STEP);
  add_key (widget_class, GDK_KEY_Page_Up, MINUTES_IN_HOUR);
  add_key (widget_class, GDK_KEY_Page_Down, -MINUTES_IN_HOUR);
}

static void
lk_clock_entry_init (LkClockEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_EDITABLE (gtk_entry_new ());
  gtk_editable_set_width_chars (self->entry, 5);
  gtk_editable_set_max_width_chars (self->entry, 8);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (tidy_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (tidy_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->entry));
}

/**
 * lk_clock_entry_new:
 *
 * Returns: (transfer floating): an entry without a time.
 */
GtkWidget *
lk_clock_entry_new (void)
{
  return g_object_new (LK_TYPE_CLOCK_ENTRY, NULL);
}

/**
 * lk_clock_entry_set_name:
 * @self: an entry
 * @name: what people who cannot see the day beside it are told
 */
void
lk_clock_entry_set_name (LkClockEntry *self, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/**
 * lk_clock_entry_set_time:
 * @self: an entry
 * @time: (nullable): a time as on the wire, "09:00:00"
 *
 * Does not emit "changed".
 */
void
lk_clock_entry_set_time (LkClockEntry *self, const char *time)
{
  g_free (self->time);
  g_free (self->shown);
  self->time = g_strdup (time);
  self->shown = write_wire (time);

  self->is_showing = TRUE;
  gtk_editable_set_text (self->entry, self->shown);
  self->is_showing = FALSE;
  update (self);
}

/**
 * lk_clock_entry_dup_time:
 * @self: an entry
 *
 * Returns: (transfer full) (nullable): the time as on the wire; exactly what was set where the
 *   person left it alone, and %NULL where there is no time or the text is none.
 */
char *
lk_clock_entry_dup_time (LkClockEntry *self)
{
  int minutes;
  g_autofree char *text = NULL;

  if (is_untouched (self))
    return g_strdup (self->time);

  minutes = parse (gtk_editable_get_text (self->entry));
  text = minutes >= 0 ? write_time (minutes) : NULL;
  return text != NULL ? g_strconcat (text, ":00", NULL) : NULL;
}

/**
 * lk_clock_entry_get_text:
 * @self: an entry
 *
 * Returns: (transfer none): what the person typed.
 */
const char *
lk_clock_entry_get_text (LkClockEntry *self)
{
  return gtk_editable_get_text (self->entry);
}
