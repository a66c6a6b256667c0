// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QWidget;

namespace SocketDesk {

/// Lets the wheel scroll past the boxes in \p part, those that are there now: only one that was given the focus by a
/// click or a key turns with it.
void keepWheelFromBoxesIn(QWidget *part);

} // namespace SocketDesk
