/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-groups-query.h"

#include <glib/gi18n-lib.h>

#include "lk-error-report.h"
#include "lk-pbx-users.h"

struct _LkGroupsQuery
{
  AdwExpanderRow parent_instance;

  GtkEditable *top;
  GtkEditable *skip;
  GtkEditable *search;
  GtkEditable *filter;
  GtkSwitch *count;
  GtkEditable *orderby;
  GtkEditable *select;
  GtkEditable *expand;
  GtkLabel *trouble;
  GtkSpinner *spinner;
  GtkWidget *outcome;
  GtkLabel *request;
  GtkTextBuffer *answer;

  LkPbx *pbx;
  int user_id;
  GCancellable *cancellable; /* of the question under way */
};

G_DEFINE_FINAL_TYPE (LkGroupsQuery, lk_groups_query, ADW_TYPE_EXPANDER_ROW)

static const char *
get_text (GtkEditable *entry)
{
  const char *text = gtk_editable_get_text (entry);

  return *text != '\0' ? text : NULL;
}

static void
show_trouble (LkGroupsQuery *self, const char *sentence)
{
  gtk_label_set_text (self->trouble, sentence);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->trouble)), *sentence != '\0');
}

/* Reads a number that may be left out. */
static gboolean
read_number (GtkEditable *entry, gint64 left_out, gint64 *number)
{
  g_autofree char *text = g_strstrip (gtk_editable_get_chars (entry, 0, -1));
  gboolean valid = TRUE;

  *number = left_out;
  if (*text != '\0')
    valid = g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, number, NULL);

  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  return valid;
}

static gboolean
read_query (LkGroupsQuery *self, LkODataQuery *query)
{
  gboolean top_valid = read_number (self->top, -1, &query->top);
  gboolean skip_valid = read_number (self->skip, 0, &query->skip);

  query->search = get_text (self->search);
  query->filter = get_text (self->filter);
  query->count = gtk_switch_get_active (self->count);
  query->orderby = get_text (self->orderby);
  query->select = get_text (self->select);
  query->expand = get_text (self->expand);
  if (query->select == NULL)
    query->select = LK_GROUPS_SELECT;

  return top_valid && skip_valid;
}

static void
show_request (LkGroupsQuery *self, const LkODataQuery *query)
{
  g_autofree char *options = lk_odata_query_build (query);
  g_autofree char *readable = g_uri_unescape_string (options, NULL);
  g_autofree char *request =
    g_strdup_printf ("GET /xapi/v1/Users(%d)/Groups?%s", self->user_id, readable);

  gtk_label_set_text (self->request, request);
  gtk_text_buffer_set_text (self->answer, "", 0);
  gtk_widget_set_visible (self->outcome, TRUE);
}

static void
set_asking (LkGroupsQuery *self, gboolean asking)
{
  gtk_spinner_set_spinning (self->spinner, asking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "query.run", !asking);
}

static void
stop_asking (LkGroupsQuery *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  set_asking (self, FALSE);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkGroupsQuery) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) answer = lk_pbx_users_query_groups_finish (LK_PBX (source), result, &error);
  g_autofree char *text = answer != NULL ? json_to_string (answer, TRUE) : NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  stop_asking (self);
  gtk_text_buffer_set_text (self->answer, text != NULL ? text : error->message, -1);
}

static void
run_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LkGroupsQuery *self = LK_GROUPS_QUERY (widget);
  LkODataQuery query;

  if (!read_query (self, &query))
    {
      show_trouble (self, _ ("$top and $skip take a whole number, or nothing."));
      return;
    }

  show_trouble (self, "");
  show_request (self, &query);
  stop_asking (self);
  self->cancellable = g_cancellable_new ();
  set_asking (self, TRUE);
  lk_pbx_users_query_groups_async (self->pbx, self->user_id, &query, self->cancellable, answered_cb,
                                   g_object_ref (self));
}

static void
entry_activated_cb (LkGroupsQuery *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "query.run", NULL);
}

static void
copy_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LkGroupsQuery *self = LK_GROUPS_QUERY (widget);
  GtkTextIter start, end;
  g_autofree char *answer = NULL;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (self->answer, &start, &end);
  answer = gtk_text_buffer_get_text (self->answer, &start, &end, FALSE);
  text = g_strjoin ("\n\n", gtk_label_get_text (self->request), answer, NULL);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  lk_report_news (widget, _ ("Request and answer copied"));
}

static void
lk_groups_query_dispose (GObject *object)
{
  LkGroupsQuery *self = LK_GROUPS_QUERY (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->pbx);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_GROUPS_QUERY);

  G_OBJECT_CLASS (lk_groups_query_parent_class)->dispose (object);
}

static void
lk_groups_query_class_init (LkGroupsQueryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_groups_query_dispose;

  gtk_widget_class_install_action (widget_class, "query.run", NULL, run_action_cb);
  gtk_widget_class_install_action (widget_class, "query.copy", NULL, copy_action_cb);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-groups-query.ui");
  gtk_widget_class_bind_template_child (widget_class, LkGroupsQuery, top);
  gtk_widget_class_bind_template_child (widget_class, LkGroupsQuery, skip);
  gtk_widget_class_bind_template_child (widget_class, LkGroupsQuery, search);
  gtk_widget_class_bind_template_child (widget_class, LkGroupsQuery, filter);
  gtk_widget_class_bind_template_child (widget_class, LkGroupsQuery, count);
  gtk_widget_class_bind_template_child (widget_class, LkGroupsQuery, orderby);
  gtk_widget_class_bind_template_child (widget_class, LkGroupsQuery, select);
  gtk_widget_class_bind_template_child (widget_class, LkGroupsQuery, expand);
  gtk_widget_class_bind_template_child (widget_class, LkGroupsQuery, trouble);
  gtk_widget_class_bind_template_child (widget_class, LkGroupsQuery, spinner);
  gtk_widget_class_bind_template_child (widget_class, LkGroupsQuery, outcome);
  gtk_widget_class_bind_template_child (widget_class, LkGroupsQuery, request);
  gtk_widget_class_bind_template_child (widget_class, LkGroupsQuery, answer);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
}

static void
lk_groups_query_init (LkGroupsQuery *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_editable_set_text (self->select, LK_GROUPS_SELECT);
  gtk_editable_set_text (self->expand, LK_GROUPS_EXPAND);
}

/**
 * lk_groups_query_set_subject:
 * @self: a query
 * @pbx: the phone system to ask
 * @user_id: whose groups
 *
 * Keeps the options, so that one can ask the same about several users, and forgets the answer.
 */
void
lk_groups_query_set_subject (LkGroupsQuery *self, LkPbx *pbx, int user_id)
{
  stop_asking (self);
  g_set_object (&self->pbx, pbx);
  self->user_id = user_id;
  gtk_text_buffer_set_text (self->answer, "", 0);
  gtk_widget_set_visible (self->outcome, FALSE);
}
