// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

class QDialog;
class QGridLayout;
class QPushButton;

namespace SocketDesk {

/// Arranges a dialog that is a form: \p grid of makeFormGrid(), and below it its two buttons.
void arrangeFormDialog(QDialog *dialog, QGridLayout *grid, QPushButton *accept, QPushButton *cancel, int width);

} // namespace SocketDesk
