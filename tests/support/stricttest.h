// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QRegularExpression>
#include <QTest>

// Qt gives 5 s to what has to come true: enough for a machine that has nothing else to do. Here it gets 30. Limits that
// are promises are written where they are tested.
#undef QTRY_VERIFY
#undef QTRY_VERIFY2
#undef QTRY_COMPARE
#define QTRY_VERIFY(expr) QTRY_VERIFY_WITH_TIMEOUT(expr, 30'000)
#define QTRY_VERIFY2(expr, message) QTRY_VERIFY2_WITH_TIMEOUT(expr, message, 30'000)
#define QTRY_COMPARE(expr, expected) QTRY_COMPARE_WITH_TIMEOUT(expr, expected, 30'000)

/// Base of every test class: a Qt warning fails the test function in which it comes, because what Qt only says on the
/// console ("Cannot create children for a parent that is in a different thread") is a defect here. A subclass with an
/// init() of its own calls this one.
class StrictTest : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

protected Q_SLOTS:
    virtual void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
};
