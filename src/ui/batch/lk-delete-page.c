/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-delete-page.h"

#include <glib/gi18n-lib.h>

#include "lk-consequences-view.h"
#include "lk-prepare.h"
#include "lk-who-list.h"

struct _LkDeletePage
{
  AdwBin parent_instance;

  /* Template */
  AdwPreferencesGroup *who_group;
  AdwBin *consequences_bin;
  AdwPreferencesGroup *losses_group;
  AdwPreferencesGroup *left_out_group;
  GtkEditable *reason_row;
  GtkWidget *number_part; /* stands below what scrolls, so that it is seen why nothing can start */
  GtkEditable *number_row;

  /* Owned */
  LkJob *job;
  LkConsequencesView *consequences; /* NULL for a creation */
  guint type_above;
  gboolean was_ready;
};

enum
{
  PROP_READY = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LkDeletePage, lk_delete_page, ADW_TYPE_BIN)

static gboolean
is_deletion (LkDeletePage *self)
{
  return lk_job_get_kind (self->job) == LK_JOB_DELETE;
}

static guint
count (LkDeletePage *self)
{
  return lk_job_count_ticked (self->job);
}

/* The number to type */

static gboolean
has_to_type (LkDeletePage *self)
{
  return is_deletion (self) && count (self) > self->type_above;
}

/* Whatever the person's language groups digits with, and whichever digits it has. */
static guint64
read_number (const char *text)
{
  guint64 number = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (at));

      if (digit >= 0 && number <= G_MAXUINT)
        number = number * 10 + (guint) digit;
    }

  return number;
}

static gboolean
is_typed (LkDeletePage *self)
{
  return read_number (gtk_editable_get_text (self->number_row)) == count (self);
}

static void
show_number_row (LkDeletePage *self)
{
  guint n = count (self);
  g_autofree char *title =
    g_strdup_printf (ngettext ("Type %u to delete %'u user", "Type %u to delete %'u users", n), n,
                     n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->number_row), title);
  gtk_widget_set_visible (self->number_part, has_to_type (self));
}

/* What the page says */

static char *
dup_headline (LkDeletePage *self)
{
  guint n = count (self);

  if (n == 0)
    return g_strdup (is_deletion (self) ? _ ("Nobody will be deleted")
                                        : _ ("Nobody will be created"));
  if (is_deletion (self))
    return g_strdup_printf (ngettext ("%'u user will be deleted", "%'u users will be deleted", n),
                            n);
  return g_strdup_printf (ngettext ("%'u user will be created again",
                                    "%'u users will be created again", n),
                          n);
}

static void
update_cb (LkDeletePage *self)
{
  g_autofree char *headline = NULL;
  gboolean ready;

  if (self->job == NULL)
    return;

  headline = dup_headline (self);
  adw_preferences_group_set_title (self->who_group, headline);
  show_number_row (self);
  ready = lk_delete_page_is_ready (self);
  if (ready != self->was_ready)
    {
      self->was_ready = ready;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
    }
}

static void
ticked_cb (LkDeletePage *self)
{
  if (self->consequences != NULL)
    lk_consequences_view_find (self->consequences);
  update_cb (self);
}

static void
reason_cb (LkDeletePage *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason_row)));

  if (self->job != NULL)
    lk_job_set_reason (self->job, reason);
}

/* Making */

static void
add_who (LkDeletePage *self)
{
  GtkWidget *list = lk_who_list_new (self->job, TRUE);

  g_signal_connect_object (list, "ticked", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->who_group, list);
  gtk_widget_set_visible (list, lk_who_list_count (LK_WHO_LIST (list)) > 0);
}

static void
add_left_out (LkDeletePage *self)
{
  GtkWidget *list = lk_who_list_new (self->job, FALSE);
  guint n = lk_who_list_count (LK_WHO_LIST (list));
  g_autofree char *title =
    g_strdup_printf (ngettext ("%'u user is left out", "%'u users are left out", n), n);

  adw_preferences_group_set_title (self->left_out_group, title);
  adw_preferences_group_add (self->left_out_group, list);
  gtk_widget_set_visible (GTK_WIDGET (self->left_out_group), n > 0);
}

static void
add_consequences (LkDeletePage *self, LkDirectory *directory)
{
  self->consequences =
    g_object_ref_sink (LK_CONSEQUENCES_VIEW (lk_consequences_view_new (directory, self->job)));
  g_signal_connect_object (self->consequences, "notify::settled", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (self->consequences_bin, GTK_WIDGET (self->consequences));
  gtk_widget_set_visible (GTK_WIDGET (self->consequences_bin), TRUE);
}

static GtkWidget *
new_sentence (const char *sentence)
{
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static void
add_losses (LkDeletePage *self)
{
  g_auto (GStrv) losses = lk_prepare_list_losses (self->job);
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; losses[i] != NULL; i++)
    gtk_box_append (GTK_BOX (box), new_sentence (losses[i]));
  gtk_widget_add_css_class (box, "change");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (self->losses_group, row);
  gtk_widget_set_visible (GTK_WIDGET (self->losses_group), losses[0] != NULL);
}

static void
lk_delete_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LkDeletePage *self = LK_DELETE_PAGE (object);

  switch (id)
    {
    case PROP_READY:
      g_value_set_boolean (value, lk_delete_page_is_ready (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_delete_page_dispose (GObject *object)
{
  LkDeletePage *self = LK_DELETE_PAGE (object);

  if (self->consequences != NULL)
    g_signal_handlers_disconnect_by_data (self->consequences, self);
  g_clear_object (&self->consequences);
  g_clear_object (&self->job);
  /* Disposing of the template unparents the child behind the bin's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LK_TYPE_DELETE_PAGE);

  G_OBJECT_CLASS (lk_delete_page_parent_class)->dispose (object);
}

static void
lk_delete_page_class_init (LkDeletePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lk_delete_page_get_property;
  object_class->dispose = lk_delete_page_dispose;

  properties[PROP_READY] =
    g_param_spec_boolean ("ready", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-delete-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LkDeletePage, who_group);
  gtk_widget_class_bind_template_child (widget_class, LkDeletePage, consequences_bin);
  gtk_widget_class_bind_template_child (widget_class, LkDeletePage, losses_group);
  gtk_widget_class_bind_template_child (widget_class, LkDeletePage, left_out_group);
  gtk_widget_class_bind_template_child (widget_class, LkDeletePage, reason_row);
  gtk_widget_class_bind_template_child (widget_class, LkDeletePage, number_part);
  gtk_widget_class_bind_template_child (widget_class, LkDeletePage, number_row);
  gtk_widget_class_bind_template_callback (widget_class, reason_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
}

static void
lk_delete_page_init (LkDeletePage *self)
{
  g_autoptr (GSettings) settings = g_settings_new (APPLICATION_ID);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->type_above = g_settings_get_uint (settings, "delete-type-above");
}

/**
 * lk_delete_page_new:
 * @directory: the users of the phone system
 * @job: a planned deletion or creation
 *
 * Returns: (transfer floating): a page about it. Ticks and reason go into the job at once.
 */
GtkWidget *
lk_delete_page_new (LkDirectory *directory, LkJob *job)
{
  LkDeletePage *self = g_object_new (LK_TYPE_DELETE_PAGE, NULL);

  gtk_editable_set_text (self->reason_row, lk_job_get_reason (job));
  self->job = g_object_ref (job);
  add_who (self);
  if (is_deletion (self))
    add_consequences (self, directory);
  add_losses (self);
  add_left_out (self);
  update_cb (self);
  return GTK_WIDGET (self);
}

/**
 * lk_delete_page_is_ready:
 * @self: a page
 *
 * Returns: whether the job may start: there is somebody to do it to, the person could read what
 *   goes with them, and they have typed the number where it is asked for.
 */
gboolean
lk_delete_page_is_ready (LkDeletePage *self)
{
  if (self->job == NULL || count (self) == 0)
    return FALSE;
  if (self->consequences != NULL && !lk_consequences_view_is_settled (self->consequences))
    return FALSE;
  return !has_to_type (self) || is_typed (self);
}
