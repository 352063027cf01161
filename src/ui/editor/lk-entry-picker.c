/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-entry-picker.h"

#include <glib/gi18n-lib.h>

#include "lk-entry-item.h"
#include "lk-search.h"

struct _LkEntryPicker
{
  AdwBin parent_instance;

  /* Template */
  GtkMenuButton *button;
  GtkLabel *chosen;
  GtkPopover *popover;
  GtkEditable *search_entry;
  GtkWidget *own_button;
  GtkLabel *own_label;
  GtkStack *stack;
  GtkListView *list_view;
  GtkLabel *trouble;

  /* Owned */
  GListStore *items; /* of LkEntryItem */
  GtkCustomFilter *filter;
  GtkSingleSelection *found; /* those items that the search leaves */
  char **words;
  char *name;
  char *value;
  char *label;

  gboolean allows_own_text;
  gboolean can_be_unset;
  LkEntryLoader loader;
  gpointer loader_data;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LkEntryPicker, lk_entry_picker, ADW_TYPE_BIN)

/* A template that is gone leaves nothing to show things in; a loader may be late. */
static gboolean
is_gone (LkEntryPicker *self)
{
  return self->button == NULL;
}

/* The value */

/* What gets the focus is the button inside. */
static void
tell_accessible (LkEntryPicker *self, const char *shown)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->button));

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  shown, -1);
  if (self->name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    self->name, -1);
}

static const char *
get_nothing (LkEntryPicker *self)
{
  return self->can_be_unset ? _ ("Not set") : _ ("Choose…");
}

static void
show_chosen (LkEntryPicker *self)
{
  const char *shown = self->value != NULL ? lk_entry_picker_get_label (self) : get_nothing (self);

  gtk_label_set_text (self->chosen, shown);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), self->value != NULL ? shown : NULL);
  tell_accessible (self, shown);
}

static void
choose (LkEntryPicker *self, const char *value, const char *label)
{
  gboolean is_other = g_strcmp0 (self->value, value) != 0;

  /* Whoever hears of it may do away with the entry. */
  g_object_ref (self);
  lk_entry_picker_set_value (self, value, label);
  gtk_popover_popdown (self->popover);
  if (is_other)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  g_object_unref (self);
}

static void
choose_item (LkEntryPicker *self, guint position)
{
  g_autoptr (LkEntryItem) item = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  if (item != NULL)
    choose (self, lk_entry_item_get_value (item), lk_entry_item_get_label (item));
}

static guint
find_value (GListModel *model, const char *value)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (LkEntryItem) item = g_list_model_get_item (model, i);

      if (g_strcmp0 (lk_entry_item_get_value (item), value) == 0)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

/* The search */

static char *
dup_query (LkEntryPicker *self)
{
  return g_strstrip (gtk_editable_get_chars (self->search_entry, 0, -1));
}

static gboolean
match_cb (gpointer item, gpointer user_data)
{
  LkEntryPicker *self = user_data;

  return *self->words == NULL
         || (lk_entry_item_get_value (item) != NULL
             && lk_entry_item_matches (item, (const char *const *) self->words));
}

static void
show_found (LkEntryPicker *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->found)) == 0;

  gtk_stack_set_visible_child_name (self->stack, is_empty ? "nothing" : "list");
}

static void
offer_own_text (LkEntryPicker *self, const char *query)
{
  g_autofree char *offer = g_strdup_printf (_ ("Use “%s”"), query);
  gboolean is_offered = self->allows_own_text && *query != '\0'
                        && find_value (G_LIST_MODEL (self->items), query)
                             == GTK_INVALID_LIST_POSITION;

  gtk_label_set_text (self->own_label, offer);
  gtk_widget_set_visible (self->own_button, is_offered);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->own_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  offer, -1);
}

static gboolean
is_listing (LkEntryPicker *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->stack);

  return g_strcmp0 (page, "list") == 0 || g_strcmp0 (page, "nothing") == 0;
}

static void
query_changed_cb (LkEntryPicker *self)
{
  g_autofree char *query = dup_query (self);

  g_strfreev (self->words);
  self->words = lk_search_split (query);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  offer_own_text (self, query);
  if (is_listing (self))
    show_found (self);
}

/* Whoever typed a whole value means that one, and not another that begins like it. */
static guint
find_meant (LkEntryPicker *self, const char *query)
{
  g_autofree char *folded = lk_search_fold (query);
  GListModel *found = G_LIST_MODEL (self->found);

  for (guint i = 0; i < g_list_model_get_n_items (found); i++)
    {
      g_autoptr (LkEntryItem) item = g_list_model_get_item (found, i);

      if (lk_entry_item_has_value (item, folded))
        return i;
    }

  return 0;
}

static void
entered_cb (LkEntryPicker *self)
{
  g_autofree char *query = dup_query (self);

  if (*query == '\0')
    gtk_popover_popdown (self->popover);
  else if (is_listing (self) && g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0)
    choose_item (self, find_meant (self, query));
  else if (self->allows_own_text)
    choose (self, query, query);
}

static void
own_chosen_cb (LkEntryPicker *self)
{
  g_autofree char *query = dup_query (self);

  choose (self, query, query);
}

static void
stopped_cb (LkEntryPicker *self)
{
  gtk_popover_popdown (self->popover);
}

static void
activated_cb (LkEntryPicker *self, guint position)
{
  choose_item (self, position);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                LkEntryPicker *self)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

/* What there is to choose */

static void
load (LkEntryPicker *self)
{
  if (self->loader == NULL)
    {
      show_found (self);
      return;
    }

  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0 || !is_listing (self))
    gtk_stack_set_visible_child_name (self->stack, "loading");
  self->loader (self, self->loader_data);
}

static void
opened_cb (LkEntryPicker *self)
{
  gtk_editable_set_text (self->search_entry, "");
  query_changed_cb (self);
  load (self);
  gtk_single_selection_set_selected (self->found,
                                     find_value (G_LIST_MODEL (self->found), self->value));
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* Rows of one height: a list with others scrolls wrongly in GTK 4.8. */
static GtkWidget *
new_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  return label;
}

static void
setup_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = new_label ();
  GtkWidget *detail = new_label ();

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  LkEntryItem *entry = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *detail = gtk_widget_get_next_sibling (label);

  gtk_label_set_text (GTK_LABEL (label), lk_entry_item_get_label (entry));
  gtk_label_set_text (GTK_LABEL (detail), lk_entry_item_get_detail (entry));
}

static void
lk_entry_picker_dispose (GObject *object)
{
  LkEntryPicker *self = LK_ENTRY_PICKER (object);

  /* Disposing of the template unparents the child behind the bin's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LK_TYPE_ENTRY_PICKER);

  G_OBJECT_CLASS (lk_entry_picker_parent_class)->dispose (object);
}

static void
lk_entry_picker_finalize (GObject *object)
{
  LkEntryPicker *self = LK_ENTRY_PICKER (object);

  g_object_unref (self->found);
  g_object_unref (self->filter);
  g_object_unref (self->items);
  g_strfreev (self->words);
  g_free (self->name);
  g_free (self->value);
  g_free (self->label);

  G_OBJECT_CLASS (lk_entry_picker_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-entry-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, LkEntryPicker, button);
  gtk_widget_class_bind_template_child (widget_class, LkEntryPicker, chosen);
  gtk_widget_class_bind_template_child (widget_class, LkEntryPicker, popover);
  gtk_widget_class_bind_template_child (widget_class, LkEntryPicker, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LkEntryPicker, own_button);
  gtk_widget_class_bind_template_child (widget_class, LkEntryPicker, own_label);
  gtk_widget_class_bind_template_child (widget_class, LkEntryPicker, stack);
  gtk_widget_class_bind_template_child (widget_class, LkEntryPicker, list_view);
  gtk_widget_class_bind_template_child (widget_class, LkEntryPicker, trouble);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, own_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, load);
}

static void
lk_entry_picker_class_init (LkEntryPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lk_entry_picker_dispose;
  object_class->finalize = lk_entry_picker_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", LK_TYPE_ENTRY_PICKER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
lk_entry_picker_init (LkEntryPicker *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkFilterListModel) filtered = NULL;

  self->words = g_new0 (char *, 1);
  self->items = g_list_store_new (LK_TYPE_ENTRY_ITEM);
  self->filter = gtk_custom_filter_new (match_cb, self, NULL);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)),
                                        GTK_FILTER (g_object_ref (self->filter)));
  self->found = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->found, FALSE);
  gtk_single_selection_set_can_unselect (self->found, TRUE);
  gtk_single_selection_set_model (self->found, G_LIST_MODEL (filtered));

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  gtk_list_view_set_factory (self->list_view, factory);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->found));
}

/**
 * lk_entry_picker_new:
 * @allows_own_text: whether what the person typed can be the value, too
 * @can_be_unset: whether no value at all is one of the choices
 *
 * Returns: (transfer floating): a picker in which nothing is chosen.
 */
GtkWidget *
lk_entry_picker_new (gboolean allows_own_text, gboolean can_be_unset)
{
  LkEntryPicker *self = g_object_new (LK_TYPE_ENTRY_PICKER, NULL);

  self->allows_own_text = allows_own_text;
  self->can_be_unset = can_be_unset;
  show_chosen (self);
  return GTK_WIDGET (self);
}

/**
 * lk_entry_picker_set_name:
 * @self: a picker
 * @name: what people who cannot see the label beside it are told
 */
void
lk_entry_picker_set_name (LkEntryPicker *self, const char *name)
{
  g_free (self->name);
  self->name = g_strdup (name);
  show_chosen (self);
}

/**
 * lk_entry_picker_set_loader:
 * @self: a picker
 * @loader: (nullable): asked for the entries each time the person opens the search
 * @user_data: for @loader
 *
 * The entries that were there are forgotten.
 */
void
lk_entry_picker_set_loader (LkEntryPicker *self, LkEntryLoader loader, gpointer user_data)
{
  self->loader = loader;
  self->loader_data = user_data;
  g_list_store_remove_all (self->items);
}

static void
fill (LkEntryPicker *self, GPtrArray *entries)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->can_be_unset)
    g_ptr_array_add (items, lk_entry_item_new (NULL, _ ("Not set"), NULL));
  for (guint i = 0; i < entries->len; i++)
    {
      const LkEntry *entry = g_ptr_array_index (entries, i);

      g_ptr_array_add (items, lk_entry_item_new (entry->value, entry->label, entry->detail));
    }

  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
}

/* The entry knows better what the value is called than whoever set it. */
static void
adopt_label (LkEntryPicker *self)
{
  guint position = self->value != NULL ? find_value (G_LIST_MODEL (self->items), self->value)
                                       : GTK_INVALID_LIST_POSITION;
  g_autoptr (LkEntryItem) item = NULL;

  if (position == GTK_INVALID_LIST_POSITION)
    return;

  item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  g_free (self->label);
  self->label = g_strdup (lk_entry_item_get_label (item));
  show_chosen (self);
}

/**
 * lk_entry_picker_set_entries:
 * @self: a picker
 * @entries: (element-type LkEntry): what there is to choose from now on
 *
 * The value stays, also where it is not among them.
 */
void
lk_entry_picker_set_entries (LkEntryPicker *self, GPtrArray *entries)
{
  g_autofree char *query = NULL;

  if (is_gone (self))
    return;

  fill (self, entries);
  adopt_label (self);
  query = dup_query (self);
  offer_own_text (self, query);
  gtk_single_selection_set_selected (self->found,
                                     find_value (G_LIST_MODEL (self->found), self->value));
  show_found (self);
}

/**
 * lk_entry_picker_set_trouble:
 * @self: a picker
 * @error: why there are no entries
 */
void
lk_entry_picker_set_trouble (LkEntryPicker *self, const GError *error)
{
  if (is_gone (self))
    return;

  gtk_label_set_text (self->trouble, error->message);
  gtk_stack_set_visible_child_name (self->stack, "trouble");
}

/**
 * lk_entry_picker_set_value:
 * @self: a picker
 * @value: (nullable): what is chosen from now on
 * @label: (nullable): what people call it; %NULL where an entry knows it or the value says it
 *
 * Does not emit "changed".
 */
void
lk_entry_picker_set_value (LkEntryPicker *self, const char *value, const char *label)
{
  char *new_value = g_strdup (value);
  char *new_label = g_strdup (label);

  g_free (self->value);
  g_free (self->label);
  self->value = new_value;
  self->label = new_label;
  if (is_gone (self))
    return;

  show_chosen (self);
  if (label == NULL)
    adopt_label (self);
}

/**
 * lk_entry_picker_get_value:
 * @self: a picker
 *
 * Returns: (transfer none) (nullable): what is chosen; %NULL where nothing is.
 */
const char *
lk_entry_picker_get_value (LkEntryPicker *self)
{
  return self->value;
}

/**
 * lk_entry_picker_get_label:
 * @self: a picker
 *
 * Returns: (transfer none) (nullable): what people call it; %NULL where nothing is chosen.
 */
const char *
lk_entry_picker_get_label (LkEntryPicker *self)
{
  return self->label != NULL && *self->label != '\0' ? self->label : self->value;
}
