// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/base/fieldnote.h"

#include <QGridLayout>
#include <QLabel>

namespace SocketDesk {

/// One line of a form in a grid of two columns: label, field, and the small print under the field.
///
/// A value that remembers which widgets belong together; the widgets are owned by their parent.
class FormRow final
{
public:
    FormRow() = default;

    /// Appends the row to \p grid. \p field has the same parent as the label gets.
    FormRow(QGridLayout *grid, QWidget *field);

    void setLabel(const QString &text, QChar mnemonic = {});
    void explain(const QString &text); ///< as the tool tip of label and field
    void setShown(bool shown);
    void setLocked(bool locked) { m_field->setEnabled(!locked); }
    [[nodiscard]] FieldNote *note() const { return m_note; }
    [[nodiscard]] QWidget *field() const { return m_field; }

private:
    QLabel *m_label = nullptr;
    QWidget *m_field = nullptr;
    FieldNote *m_note = nullptr;
};

/// The grid in which rows go, with the spacing that all forms of the window share.
[[nodiscard]] QGridLayout *makeFormGrid();

} // namespace SocketDesk
