// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QWidget;

namespace SocketDesk {

/// Puts whatever the Tab key reaches in \p part behind \p behind, in the order in which it is laid out.
/// \param behind nullptr: only among themselves
void followTheEye(QWidget *part, QWidget *behind = nullptr);

/// What it reaches first in \p part, as it is laid out; nullptr for nothing.
[[nodiscard]] QWidget *firstReachedIn(QWidget *part);

/// What the Tab key reaches before \p widget, whether it is shown now or not; nullptr for nothing.
[[nodiscard]] QWidget *reachedBefore(const QWidget *widget);

} // namespace SocketDesk
