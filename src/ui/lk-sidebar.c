/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-sidebar.h"

#include "lk-sidebar-row.h"

struct _LkSidebar
{
  AdwBin parent_instance;

  GtkListBox *list_box;

  LkDirectory *directory;
  GListStore *parts; /* of list models of views, from top to bottom */
  GListModel *views; /* the parts in one */
  LkView *view;
};

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPS,
};

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkSidebar, lk_sidebar, ADW_TYPE_BIN)

static const LkAttention attentions[] = {
  LK_ATTENTION_DISABLED,       LK_ATTENTION_NO_EMAIL,         LK_ATTENTION_DUPLICATE_EMAIL,
  LK_ATTENTION_NOT_REGISTERED, LK_ATTENTION_WEAK_CREDENTIALS, LK_ATTENTION_NO_2FA,
};

static void
append (GListStore *store, LkView *view)
{
  g_list_store_append (store, view);
  g_object_unref (view);
}

static GListModel *
new_fixed_views (void)
{
  GListStore *store = g_list_store_new (LK_TYPE_VIEW);

  append (store, lk_view_new_everyone ());
  for (guint i = 0; i < G_N_ELEMENTS (attentions); i++)
    append (store, lk_view_new_attention (attentions[i]));

  return G_LIST_MODEL (store);
}

static GListModel *
new_other_views (void)
{
  GListStore *store = g_list_store_new (LK_TYPE_VIEW);

  append (store, lk_view_new_attention (LK_ATTENTION_NOT_PERSON));
  return G_LIST_MODEL (store);
}

static gpointer
view_of_department_cb (gpointer department, gpointer user_data)
{
  LkView *view = lk_view_new_department (department);

  g_object_unref (department);
  return view;
}

static GListModel *
new_department_views (LkDirectory *directory)
{
  GListModel *departments = lk_directory_get_departments (directory);

  return G_LIST_MODEL (
    gtk_map_list_model_new (g_object_ref (departments), view_of_department_cb, NULL, NULL));
}

static void
put_part (LkSidebar *self, guint position, guint n_removed, GListModel *part)
{
  g_autoptr (GListModel) owned = part;

  g_list_store_splice (self->parts, position, n_removed, (gpointer *) &owned, 1);
}

static GtkWidget *
create_row_cb (gpointer view, gpointer user_data)
{
  return lk_sidebar_row_new (view);
}

static GtkWidget *
new_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "sidebar-heading");
  return label;
}

static void
head_row_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *heading = lk_view_get_heading (lk_sidebar_row_get_view (LK_SIDEBAR_ROW (row)));
  const char *above =
    before != NULL ? lk_view_get_heading (lk_sidebar_row_get_view (LK_SIDEBAR_ROW (before))) : NULL;

  gtk_list_box_row_set_header (row, g_strcmp0 (heading, above) != 0 ? new_heading (heading) : NULL);
}

static GtkListBoxRow *
find_row (LkSidebar *self, LkView *view)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL; i++)
    if (lk_view_is_same (lk_sidebar_row_get_view (LK_SIDEBAR_ROW (row)), view))
      return row;

  return NULL;
}

static void
set_view (LkSidebar *self, LkView *view)
{
  if (g_set_object (&self->view, view))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static void
row_selected_cb (GtkListBox *list_box, GtkListBoxRow *row, LkSidebar *self)
{
  if (row != NULL)
    set_view (self, lk_sidebar_row_get_view (LK_SIDEBAR_ROW (row)));
}

static void
row_activated_cb (GtkListBox *list_box, GtkListBoxRow *row, LkSidebar *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

/* Departments that were loaded again are other objects: the choice goes over to the new one. */
static void
keep_choice_cb (LkSidebar *self)
{
  GtkListBoxRow *row = find_row (self, self->view);

  if (row == NULL)
    lk_sidebar_choose_everyone (self);
  else if (row != gtk_list_box_get_selected_row (self->list_box))
    gtk_list_box_select_row (self->list_box, row);
}

static void
recount_cb (LkSidebar *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->views); i++)
    {
      g_autoptr (LkView) view = g_list_model_get_item (self->views, i);

      lk_view_recount (view, self->directory);
    }
}

static void
lk_sidebar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LkSidebar *self = LK_SIDEBAR (object);

  switch (id)
    {
    case PROP_VIEW:
      g_value_set_object (value, self->view);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lk_sidebar_dispose (GObject *object)
{
  LkSidebar *self = LK_SIDEBAR (object);

  if (self->list_box != NULL)
    gtk_list_box_bind_model (self->list_box, NULL, NULL, NULL, NULL);
  g_clear_object (&self->views);
  g_clear_object (&self->parts);
  g_clear_object (&self->directory);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (lk_sidebar_parent_class)->dispose (object);
}

static void
lk_sidebar_class_init (LkSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lk_sidebar_get_property;
  object_class->dispose = lk_sidebar_dispose;

  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, LK_TYPE_VIEW,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", LK_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/linekeeper/Linekeeper/lk-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, LkSidebar, list_box);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
lk_sidebar_init (LkSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->parts = g_list_store_new (G_TYPE_LIST_MODEL);
  put_part (self, 0, 0, new_fixed_views ());
  put_part (self, 1, 0, G_LIST_MODEL (g_list_store_new (LK_TYPE_VIEW)));
  put_part (self, 2, 0, new_other_views ());
  self->views =
    G_LIST_MODEL (gtk_flatten_list_model_new (g_object_ref (G_LIST_MODEL (self->parts))));

  gtk_list_box_set_header_func (self->list_box, head_row_cb, NULL, NULL);
  gtk_list_box_bind_model (self->list_box, self->views, create_row_cb, NULL, NULL);
  g_signal_connect_object (self->views, "items-changed", G_CALLBACK (keep_choice_cb), self,
                           G_CONNECT_SWAPPED);
  lk_sidebar_choose_everyone (self);
}

GtkWidget *
lk_sidebar_new (void)
{
  return g_object_new (LK_TYPE_SIDEBAR, NULL);
}

/**
 * lk_sidebar_set_directory:
 * @self: a sidebar
 * @directory: (nullable): all users of a phone system
 *
 * Offers that phone system's departments and counts its users.
 */
void
lk_sidebar_set_directory (LkSidebar *self, LkDirectory *directory)
{
  if (self->directory == directory)
    return;

  if (self->directory != NULL)
    g_signal_handlers_disconnect_by_func (self->directory, recount_cb, self);
  g_set_object (&self->directory, directory);

  put_part (self, 1, 1,
            directory != NULL ? new_department_views (directory)
                              : G_LIST_MODEL (g_list_store_new (LK_TYPE_VIEW)));
  if (directory != NULL)
    g_signal_connect_object (directory, "summary-changed", G_CALLBACK (recount_cb), self,
                             G_CONNECT_SWAPPED);
  recount_cb (self);
}

LkView *
lk_sidebar_get_view (LkSidebar *self)
{
  return self->view;
}

/**
 * lk_sidebar_choose:
 * @self: a sidebar
 * @view: a view; where it is not offered, nothing happens
 */
void
lk_sidebar_choose (LkSidebar *self, LkView *view)
{
  GtkListBoxRow *row = find_row (self, view);

  if (row != NULL)
    gtk_list_box_select_row (self->list_box, row);
}

void
lk_sidebar_choose_everyone (LkSidebar *self)
{
  gtk_list_box_select_row (self->list_box, gtk_list_box_get_row_at_index (self->list_box, 0));
}
