/* SPDX-FileCopyrightText: The Linekeeper developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lk-application.h"
#include "lk-demo-thread.h"

G_BEGIN_DECLS

#define LK_TOUR_NARROW_WIDTH  360
#define LK_TOUR_NARROW_HEIGHT 720

/*
 * A walk through the program, as a person would take it: each step does something, waits until it
 * shows, and leaves a picture.
 */
typedef struct
{
  LkApplication *application;
  LkDemoThread *demo;
  char *client_id;
  char *secret;
  char *link;     /* the link that was made; NULL before */
  char *password; /* likewise of a new user */
  char *folder;
  guint n_pictures;
  gboolean narrow;
} LkTour;

typedef gboolean (*LkTourCondition) (GtkWidget *window, const char *text);

GtkWidget *lk_tour_get_window (LkTour *self, GType type);
gboolean lk_tour_wait_for_window (LkTour *self, GType type);
gboolean lk_tour_wait_for_text (LkTour *self, GType window_type, const char *text);
gboolean lk_tour_wait_for_widget (LkTour *self, GType window_type, GType type, const char *name);

gboolean lk_tour_click (LkTour *self, GType window_type, const char *name);
gboolean
lk_tour_type (LkTour *self, GType window_type, GType type, const char *name, const char *text);
gboolean lk_tour_act (LkTour *self, GType window_type, const char *action, const char *target);
gboolean lk_tour_show (LkTour *self, GType window_type, const char *name);
gboolean lk_tour_press (LkTour *self, GType window_type, guint key, GdkModifierType modifiers);
gboolean lk_tour_write (LkTour *self, GType window_type, const char *text);
gboolean lk_tour_walk_to (LkTour *self, GType window_type, GType type, const char *name);
gboolean lk_tour_close (LkTour *self, GType window_type);
gboolean lk_tour_picture (LkTour *self, GType window_type, const char *name);
gboolean lk_tour_popover_picture (LkTour *self, GType window_type, const char *name);

gboolean lk_tour_fault (LkTour *self, const char *spec);

G_END_DECLS
