// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "endpoint/endpointconfig.h"
#include "ui/base/retranslated.h"

#include <QFrame>

#include <array>

namespace SocketDesk {

class StartCard;

/// What an empty page shows in the place of its transcript: the ways to begin, each with what it is for.
class StartCards final : public Retranslated<QFrame>
{
    Q_OBJECT

public:
    explicit StartCards(QWidget *parent = nullptr);

    /// The keyboard reaches the cards behind \p widget.
    void takeTabOrderAfter(QWidget *widget);
    void focusFirst();

Q_SIGNALS:
    void roleChosen(SocketDesk::Role role);
    void trialRequested(); ///< a server and a client that talk to each other

protected:
    void retranslate() override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Plan
    {
        int columns = 1;
        int cardWidth = 0;
        int cardHeight = 0;
        int trialHeight = 0;
        bool hasSentences = true;
    };

    StartCard *addCard(const QString &iconName, Role role);
    [[nodiscard]] Plan plan(bool withSentences) const;
    [[nodiscard]] int heightOf(const Plan &plan) const;
    void arrange();

    std::array<StartCard *, 3> m_cards{};
    StartCard *m_trial = nullptr;
    QRect m_headline;
};

} // namespace SocketDesk
