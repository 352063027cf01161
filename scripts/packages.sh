# SPDX-FileCopyrightText: The Linekeeper developers
# SPDX-License-Identifier: GPL-3.0-or-later

# What ./run and ./check need, by the names of Debian 12, Debian 13 and Ubuntu 24.04. Sourced by both.

packages_to_build="
  build-essential pkg-config meson gettext
  libgtk-4-dev libadwaita-1-dev libsoup-3.0-dev libjson-glib-dev
  libsecret-1-dev libqrencode-dev libsqlite3-dev
"

# librsvg2-common draws the symbolic icons; without it each of them is a picture of a broken picture.
packages_to_show="
  adwaita-icon-theme at-spi2-core dbus fonts-cantarell librsvg2-common
"

packages_without_display="
  fonts-droid-fallback gnome-keyring xauth xvfb
"

packages_to_check="
  appstream desktop-file-utils flatpak-builder libgtk-4-bin man-db openssl
  python3 python3-yaml zbar-tools
"

# Version 14 formats the source; a release that no longer has it skips that one check.
packages_to_check_if_any="
  clang-format-14
"

is_installed () {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

is_offered () {
  apt-cache show --no-all-versions "$1" >/dev/null 2>&1
}

as_root () {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    echo "Installing packages needs root or sudo. As root, run: $*" >&2
    return 1
  fi
}

print_missing () {
  for package in "$@"; do
    is_installed "$package" || echo "$package"
  done
}

print_offered () {
  for package in "$@"; do
    if is_offered "$package"; then echo "$package"; fi
  done
}

apt_install () {
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends "$@"
}

# install_missing PACKAGES [PACKAGES-IF-ANY]: does nothing, and asks nobody, where all is there.
install_missing () {
  if ! command -v dpkg-query >/dev/null; then
    echo "This is not a Debian or Ubuntu system; these have to be there already:" $1
    return 0
  fi

  missing=$(print_missing $1)
  wished=$(print_missing ${2-})
  if [ -z "$missing" ] && [ -z "$(print_offered $wished)" ]; then
    return 0
  fi

  as_root apt-get update -q
  wished=$(print_offered $wished)
  if [ -n "$missing$wished" ]; then
    echo "Installing:" $missing $wished
    apt_install $missing $wished
  fi
}
