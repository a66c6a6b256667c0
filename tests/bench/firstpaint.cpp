// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Linked into a window program beside its own main(), this prints CLOCK_MONOTONIC in nanoseconds when its first window
// has been painted, and ends it if FIRSTPAINT_EXIT is set. Nothing of the program itself is changed for it.

#include <QCoreApplication>
#include <QEvent>
#include <QWindow>

#include <ctime>

namespace {

void report()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    std::printf("%lld\n", static_cast<long long>(now.tv_sec) * 1'000'000'000 + now.tv_nsec);
    std::fflush(stdout);
    if (qEnvironmentVariableIsSet("FIRSTPAINT_EXIT"))
        QCoreApplication::quit();
}

/// Waits for the first expose of a window. Widgets paint inside it, so a call queued behind it comes after the paint
/// and after whatever else the program had queued before its window could answer.
class FirstPaint final : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *window = event->type() == QEvent::Expose ? qobject_cast<QWindow *>(watched) : nullptr;
        if (window != nullptr && window->isExposed()) {
            QCoreApplication::instance()->removeEventFilter(this);
            QMetaObject::invokeMethod(this, report, Qt::QueuedConnection);
        }
        return false;
    }
};

void watch()
{
    auto *application = QCoreApplication::instance();
    application->installEventFilter(new FirstPaint(application));
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(watch)
