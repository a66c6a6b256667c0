// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QRegularExpression>
#include <QTest>

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
