// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractButton>
#include <QLabel>
#include <QString>

namespace SocketDesk {

/// \p text with "&" before its first \p letter, in either case. Labels are kept free of markers, because people read
/// and script them; where a language has no such letter there is no mnemonic.
[[nodiscard]] QString withMnemonic(const QString &text, QChar letter);

/// Label and accessible name at once, so that they cannot differ.
void setLabel(QAbstractButton *button, const QString &text, QChar letter = {});

/// The label of \p field, its buddy, and the accessible name of both.
void setLabel(QLabel *label, QWidget *field, const QString &text, QChar letter = {});

/// The tool tip of both, which a screen reader reads out where the focus is: inside a field of several parts.
void explain(QLabel *label, QWidget *field, const QString &text);

/// A label whose text is never taken for markup; all that may show foreign bytes are made here.
/// \p text as a tool tip that shows it as it is. A tip is read out as it was set, so markup only where it must be escaped.
[[nodiscard]] QString plainToolTip(const QString &text);

[[nodiscard]] QLabel *makePlainLabel(QWidget *parent);

} // namespace SocketDesk
