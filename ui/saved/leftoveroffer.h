// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal/spillreader.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <vector>

namespace SocketDesk {

class Banner;
class MainWindow;
class WayBack;

/// Looks for what sessions have left that ended unexpectedly, and offers to open or to delete it, in a strip over the
/// tabs. Who sends the strip away is asked again at the next start.
///
/// Lives in the GUI thread; looking and deleting are done in the thread pool. Nothing is made where nothing is found.
class LeftoverOffer final : public QObject
{
    Q_OBJECT

public:
    /// Looks as soon as the event loop is at leisure.
    explicit LeftoverOffer(MainWindow *window);
    ~LeftoverOffer() override;

private:
    void look();
    void offer(std::vector<Leftover> found);
    void makeStrip();
    void open();
    void open(const Leftover &leftover);
    void remove();
    void dismiss();

    MainWindow *m_window;
    std::shared_ptr<WayBack> m_way;
    std::vector<Leftover> m_found;
    QPointer<Banner> m_strip;
};

} // namespace SocketDesk
