/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-groups-part.h"

#include <glib/gi18n-lib.h>

#include "lk-group-rights.h"
#include "lk-groups-query.h"
#include "lk-json.h"
#include "lk-membership.h"
#include "lk-pbx-users.h"

struct _LkGroupsPart
{
  AdwBin parent_instance;

  AdwPreferencesGroup *list;
  AdwActionRow *notice;
  GtkButton *retry;
  GtkSwitch *favourites;
  LkGroupsQuery *query;

  GPtrArray *rows;  /* of the groups; the list owns them */
  JsonNode *answer; /* the server's last */
  LkPbx *pbx;
  int user_id;
  gint64 primary_group_id;
  GCancellable *cancellable; /* of the reading under way */
};

G_DEFINE_FINAL_TYPE (LkGroupsPart, lk_groups_part, ADW_TYPE_BIN)

static GtkWidget *
new_mark (const char *text)
{
  GtkWidget *mark = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (mark), TRUE);
  gtk_widget_add_css_class (mark, "state");
  gtk_widget_set_halign (mark, GTK_ALIGN_END);
  return mark;
}

/* One above the other: beside each other they leave too little of a narrow window for the rights.
 */
static GtkWidget *
new_marks (LkGroupsPart *self, const LkMembership *membership)
{
  GtkWidget *marks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const char *role = lk_membership_get_role_label (membership);

  if (membership->group_id == self->primary_group_id && self->primary_group_id != LK_NUMBER_UNSET)
    gtk_box_append (GTK_BOX (marks), new_mark (_ ("Main department")));
  if (*role != '\0')
    gtk_box_append (GTK_BOX (marks), new_mark (role));
  gtk_widget_set_valign (marks, GTK_ALIGN_CENTER);

  return marks;
}

static char *
describe_rights (JsonObject *record)
{
  JsonObject *own = lk_json_peek_object (record, "Rights");
  JsonObject *usual = lk_json_peek_object (record, "GroupRights");
  g_autofree char *own_text = own != NULL ? lk_group_rights_describe (own) : g_strdup ("");
  g_autofree char *usual_text = usual != NULL ? lk_group_rights_describe (usual) : g_strdup ("");

  if (*own_text != '\0')
    return g_steal_pointer (&own_text);
  if (*usual_text != '\0')
    /* Translators: %s is a list of rights. */
    return g_strdup_printf (_ ("As in the group: %s"), usual_text);
  return g_strdup (_ ("No special rights"));
}

static GtkWidget *
new_row (LkGroupsPart *self, JsonObject *record, const LkMembership *membership)
{
  const char *name = membership->name != NULL ? membership->name : _ ("A group without a name");
  g_autofree char *rights = describe_rights (record);
  GtkWidget *row = adw_action_row_new ();

  /* First of all, because names hold ampersands. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), rights);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_marks (self, membership));

  return row;
}

static void
add_group (LkGroupsPart *self, JsonObject *record)
{
  g_autoptr (LkMembership) membership = lk_membership_parse (record, NULL);
  GtkWidget *row;

  if (lk_membership_is_favourites (membership) && !gtk_switch_get_active (self->favourites))
    return;

  row = new_row (self, record, membership);
  adw_preferences_group_add (self->list, row);
  g_ptr_array_add (self->rows, row);
}

static void
remove_rows (LkGroupsPart *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->list, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_notice (LkGroupsPart *self, const char *title, const char *subtitle, gboolean can_retry)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->notice), title);
  adw_action_row_set_subtitle (self->notice, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->retry), can_retry);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), TRUE);
}

static gboolean
show_answer (LkGroupsPart *self, GError **error)
{
  JsonObject *root = lk_json_get_root_object (self->answer, error);
  JsonArray *groups = root != NULL ? lk_json_get_array (root, "value", error) : NULL;

  if (groups == NULL)
    return FALSE;

  remove_rows (self);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), FALSE);
  for (guint i = 0; i < json_array_get_length (groups); i++)
    {
      JsonObject *record = lk_json_get_element_object (groups, i, error);

      if (record == NULL)
        return FALSE;
      add_group (self, record);
    }
  if (self->rows->len == 0)
    show_notice (self, _ ("In no group"), "", FALSE);

  return TRUE;
}

static void
show_error (LkGroupsPart *self, const GError *error)
{
  remove_rows (self);
  show_notice (self, _ ("The groups could not be read"), error->message, TRUE);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LkGroupsPart) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) answer = lk_pbx_users_query_groups_finish (LK_PBX (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_pointer (&self->answer, json_node_unref);
  self->answer = g_steal_pointer (&answer);
  if (error != NULL || !show_answer (self, &error))
    show_error (self, error);
}

static void
stop_asking (LkGroupsPart *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
ask (LkGroupsPart *self)
{
  const LkODataQuery query = {
    .top = LK_ODATA_MAX_TOP,
    .select = LK_GROUPS_SELECT,
    .expand = LK_GROUPS_EXPAND,
  };

  stop_asking (self);
  self->cancellable = g_cancellable_new ();
  lk_pbx_users_query_groups_async (self->pbx, self->user_id, &query, self->cancellable, answered_cb,
                                   g_object_ref (self));
}

static void
favourites_cb (LkGroupsPart *self)
{
  g_autoptr (GError) error = NULL;

  if (self->answer != NULL && !show_answer (self, &error))
    show_error (self, error);
}

static void
lk_groups_part_dispose (GObject *object)
{
  LkGroupsPart *self = LK_GROUPS_PART (object);

  stop_asking (self);
  g_clear_object (&self->pbx);
  g_clear_pointer (&self->answer, json_node_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_GROUPS_PART);

  G_OBJECT_CLASS (lk_groups_part_parent_class)->dispose (object);
}

static void
lk_groups_part_finalize (GObject *object)
{
  g_ptr_array_unref (LK_GROUPS_PART (object)->rows);

  G_OBJECT_CLASS (lk_groups_part_parent_class)->finalize (object);
}

static void
lk_groups_part_class_init (LkGroupsPartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lk_groups_part_dispose;
  object_class->finalize = lk_groups_part_finalize;

  g_type_ensure (LK_TYPE_GROUPS_QUERY);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-groups-part.ui");
  gtk_widget_class_bind_template_child (widget_class, LkGroupsPart, list);
  gtk_widget_class_bind_template_child (widget_class, LkGroupsPart, notice);
  gtk_widget_class_bind_template_child (widget_class, LkGroupsPart, retry);
  gtk_widget_class_bind_template_child (widget_class, LkGroupsPart, favourites);
  gtk_widget_class_bind_template_child (widget_class, LkGroupsPart, query);
  gtk_widget_class_bind_template_callback (widget_class, favourites_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask);
}

static void
lk_groups_part_init (LkGroupsPart *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lk_groups_part_new:
 *
 * Returns: (transfer floating): a part that shows no groups.
 */
LkGroupsPart *
lk_groups_part_new (void)
{
  return g_object_new (LK_TYPE_GROUPS_PART, NULL);
}

/**
 * lk_groups_part_load:
 * @self: a part
 * @pbx: the phone system to ask
 * @user_id: whose groups
 * @primary_group_id: which of them is the main department; %LK_NUMBER_UNSET where that is not known
 *
 * Asks for the groups again. Those of the same user stay in sight until the answer is there.
 */
void
lk_groups_part_load (LkGroupsPart *self, LkPbx *pbx, int user_id, gint64 primary_group_id)
{
  gboolean same = self->pbx == pbx && self->user_id == user_id;

  g_set_object (&self->pbx, pbx);
  self->user_id = user_id;
  self->primary_group_id = primary_group_id;
  if (!same)
    {
      g_clear_pointer (&self->answer, json_node_unref);
      remove_rows (self);
      show_notice (self, "…", "", FALSE);
      lk_groups_query_set_subject (self->query, pbx, user_id);
    }
  ask (self);
}
