// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/searchpattern.h"
#include "ui/base/retranslated.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace SocketDesk {

class FieldNote;
class LinkButton;
class PeerFilterBox;

/// The line over the transcript that says which records are to be seen. Knows nothing of filtering.
class FilterLine final : public Retranslated<QWidget>
{
    Q_OBJECT

public:
    enum class Direction : quint8 { Both, Received, Sent };
    enum class Kind : quint8 { All, Data, Events, Errors };

    explicit FilterLine(QWidget *parent = nullptr);

    [[nodiscard]] Direction direction() const;
    [[nodiscard]] Kind kind() const;
    [[nodiscard]] PeerFilterBox *peer() const { return m_peer; }
    [[nodiscard]] SearchQuery content() const; ///< what is typed, but for the encoding
    [[nodiscard]] QString time() const;        ///< as it is typed: see TimeRange
    [[nodiscard]] bool isPlain() const;        ///< nothing is hidden

    void clearFilter();
    void focusFirst();

    /// Says how many are shown; in every language that is chosen meanwhile. Nothing: nothing is filtered.
    void say(std::function<QString()> status);
    void refuse(const Error &error);
    void clearNote();

Q_SIGNALS:
    void edited();
    void closeRequested();

protected:
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void createFields();
    void arrange();

    QLabel *m_label = nullptr;
    QComboBox *m_direction = nullptr;
    QComboBox *m_kind = nullptr;
    PeerFilterBox *m_peer = nullptr;
    QLineEdit *m_time = nullptr;
    QLineEdit *m_content = nullptr;
    QComboBox *m_mode = nullptr;
    QToolButton *m_close = nullptr;
    QWidget *m_state = nullptr; ///< the second line
    QLabel *m_status = nullptr;
    LinkButton *m_clear = nullptr;
    FieldNote *m_note = nullptr;
    std::function<QString()> m_statusText;
};

} // namespace SocketDesk
