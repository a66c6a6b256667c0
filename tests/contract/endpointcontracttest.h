// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/contract/counterpart.h"
#include "tests/support/stricttest.h"

/// Base of the tests of what endpoints keep to: an endpoint of the role that the row of the test names, and what it talks to.
class EndpointContractTest : public StrictTest
{
protected:
    void init() override // the slot of StrictTest
    {
        StrictTest::init();
        m_counterpart = Counterpart::of(role());
        m_rig = std::make_unique<EndpointRig>(m_counterpart->config());
    }

    /// What cleanup() of a test does.
    void finish()
    {
        if (m_rig) {
            QVERIFY2(sink().deepest <= 1, "an upcall came within another");
            m_rig.reset();
        }
        m_counterpart.reset();
    }

    static void streams()
    {
        QTest::addColumn<int>("role");
        QTest::newRow("TCP server") << int(SocketDesk::Role::TcpServer);
        QTest::newRow("TCP client") << int(SocketDesk::Role::TcpClient);
    }

    static void everyRole()
    {
        streams();
        QTest::newRow("UDP") << int(SocketDesk::Role::Udp);
    }

    [[nodiscard]] static SocketDesk::Role role()
    {
        return SocketDesk::Role(*static_cast<int *>(QTest::qData("role", QMetaType::Int)));
    }

    [[nodiscard]] static QByteArray everyByte()
    {
        QByteArray bytes;
        for (int i = 0; i < 256; ++i)
            bytes.append(char(i));
        return bytes;
    }

    void openAndMeet()
    {
        rig()->open();
        QTRY_VERIFY(m_counterpart->meet(rig()));
    }

    [[nodiscard]] SocketDesk::PeerId peer() const { return m_rig->sink.joined.value(0); }
    EndpointRig &rig() { return *m_rig; }
    RecordingSink &sink() { return m_rig->sink; }

    std::unique_ptr<Counterpart> m_counterpart;
    std::unique_ptr<EndpointRig> m_rig;
};
