// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/integration/foreignprocess.h"
#include "tests/ui/windowtest.h"

/// Base of the tests in which programs of the kind a network course has its students write meet the window as a person
/// uses it. Both sides are looked at: what the program printed, and what the log shows.
class CourseProgramsTest : public WindowTest
{
protected:
    static constexpr int limit = 30'000; ///< ms; a loaded machine takes its time

    static void encodings()
    {
        QTest::addColumn<QString>("encoding");
        QTest::newRow("UTF-8") << QStringLiteral("UTF-8");
        QTest::newRow("GBK") << QStringLiteral("GBK");
    }

    void openServer(const QString &encoding = QStringLiteral("UTF-8"))
    {
        scene().openServer();
        scene().chooseEncoding(encoding);
    }

    void connectTo(ForeignProcess &server, const QString &encoding = QStringLiteral("UTF-8"))
    {
        scene().connectClient(QStringLiteral("127.0.0.1:%1").arg(server.port()));
        scene().chooseEncoding(encoding);
    }

    void send(const QString &text) const
    {
        driver().type(QStringLiteral("Message"), text);
        driver().press(QStringLiteral("Send"));
    }

    void showAnswers() const
    {
        driver().trigger(QStringLiteral("Answer by itself"));
        driver().waitForControl(QStringLiteral("File server"));
    }

    [[nodiscard]] QString port() const { return driver().textOf(QStringLiteral("Local port")); }
    [[nodiscard]] bool isLogged(const QString &text) { return log().contains(text); }
};
