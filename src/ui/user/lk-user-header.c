/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lk-user-header.h"

#include <glib/gi18n-lib.h>

#include "lk-user-fields.h"

struct _LkUserHeader
{
  AdwBin parent_instance;

  GtkLabel *name;
  GtkFlowBox *states;
  GtkButton *link_button;
  GtkToggleButton *search_button;
  GtkMenuButton *index_button;
};

G_DEFINE_FINAL_TYPE (LkUserHeader, lk_user_header, ADW_TYPE_BIN)

/* What is said about each matter: one thing where the bit is set, another, or nothing, where not.
 */
static const struct
{
  LkAttention bit;
  const char *icon;
  const char *text;
  const char *icon_otherwise;
  const char *text_otherwise;
} states[] = {
  { LK_ATTENTION_NOT_PERSON, "system-run-symbolic", N_ ("Not a person"), NULL, NULL },
  { LK_ATTENTION_DISABLED, "action-unavailable-symbolic", N_ ("Disabled"), "emblem-ok-symbolic",
    N_ ("Enabled") },
  { LK_ATTENTION_NOT_REGISTERED, "network-offline-symbolic", N_ ("Not registered"),
    "call-start-symbolic", N_ ("Registered") },
  { LK_ATTENTION_NO_2FA, "security-low-symbolic", N_ ("No two-factor sign-in"),
    "security-high-symbolic", N_ ("Two-factor sign-in") },
  { LK_ATTENTION_WEAK_CREDENTIALS, "dialog-warning-symbolic", N_ ("Weak credentials"), NULL, NULL },
  { LK_ATTENTION_NO_EMAIL, "dialog-warning-symbolic", N_ ("No e-mail"), NULL, NULL },
  { LK_ATTENTION_DUPLICATE_EMAIL, "dialog-warning-symbolic", N_ ("E-mail used twice"), NULL, NULL },
};

static GtkWidget *
new_state (const char *icon, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_focusable (child, FALSE);
  gtk_widget_set_halign (child, GTK_ALIGN_START);
  gtk_widget_add_css_class (child, "state");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  return child;
}

static void
show_states (LkUserHeader *self, LkAttention attention)
{
  GtkFlowBoxChild *child;
  gboolean is_person = (attention & LK_ATTENTION_NOT_PERSON) == 0;

  while ((child = gtk_flow_box_get_child_at_index (self->states, 0)) != NULL)
    gtk_flow_box_remove (self->states, GTK_WIDGET (child));

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      gboolean set = (attention & states[i].bit) != 0;
      const char *text = set ? states[i].text : states[i].text_otherwise;
      const char *icon = set ? states[i].icon : states[i].icon_otherwise;

      /* Nothing else was looked at for a machine. */
      if (text != NULL && (is_person || states[i].bit == LK_ATTENTION_NOT_PERSON))
        gtk_flow_box_insert (self->states, new_state (icon, _ (text)), -1);
    }
}

static void
lk_user_header_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LK_TYPE_USER_HEADER);

  G_OBJECT_CLASS (lk_user_header_parent_class)->dispose (object);
}

static void
lk_user_header_class_init (LkUserHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lk_user_header_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/linekeeper/Linekeeper/lk-user-header.ui");
  gtk_widget_class_bind_template_child (widget_class, LkUserHeader, name);
  gtk_widget_class_bind_template_child (widget_class, LkUserHeader, states);
  gtk_widget_class_bind_template_child (widget_class, LkUserHeader, link_button);
  gtk_widget_class_bind_template_child (widget_class, LkUserHeader, search_button);
  gtk_widget_class_bind_template_child (widget_class, LkUserHeader, index_button);
}

static void
lk_user_header_init (LkUserHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lk_user_header_show:
 * @self: a header
 * @user: a user with at least the fields of the list
 */
void
lk_user_header_show (LkUserHeader *self, LkUser *user)
{
  g_autofree char *name = lk_user_dup_name (user);
  const char *number = lk_user_get_text (user, lk_user_field_number);
  /* Translators: a user’s name and extension number, as in “Zoë Almeida · 214”. */
  g_autofree char *title = g_strdup_printf (C_ ("user", "%s · %s"), name, number);

  gtk_label_set_text (self->name, g_str_equal (name, number) ? number : title);
  show_states (self, lk_user_get_attention (user));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->link_button), "i", lk_user_get_id (user));
  /* Only now: without a target the action would be of the wrong type. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->link_button), "win.provisioning-link");
}

/**
 * lk_user_header_set_index:
 * @self: a header
 * @index: the sections that one can go to
 */
void
lk_user_header_set_index (LkUserHeader *self, GMenuModel *index)
{
  gtk_menu_button_set_menu_model (self->index_button, index);
}

/**
 * lk_user_header_get_search_button:
 * @self: a header
 *
 * Returns: (transfer none): what opens and closes the search.
 */
GtkToggleButton *
lk_user_header_get_search_button (LkUserHeader *self)
{
  return self->search_button;
}
