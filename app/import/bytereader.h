// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QtEndian>

namespace SocketDesk {

/// Takes numbers and pieces off the front of bytes. Where there is too little left, it has failed, and gives nothing any
/// more.
class ByteReader
{
public:
    enum class Order : quint8 { LittleEndian, BigEndian };

    explicit ByteReader(QByteArrayView bytes, Order order = Order::BigEndian)
        : m_rest(bytes)
        , m_order(order)
    {}

    template<typename Number>
    Number number()
    {
        const QByteArrayView bytes = take(qsizetype(sizeof(Number)));
        if (bytes.isEmpty())
            return 0;
        return m_order == Order::BigEndian ? qFromBigEndian<Number>(bytes.data())
                                           : qFromLittleEndian<Number>(bytes.data());
    }

    QByteArrayView take(qsizetype length)
    {
        m_hasFailed = m_hasFailed || length < 0 || length > m_rest.size();
        if (m_hasFailed)
            return {};
        const QByteArrayView taken = m_rest.first(length);
        m_rest = m_rest.sliced(length);
        return taken;
    }

    void skip(qsizetype length) { (void)take(length); }

    [[nodiscard]] QByteArrayView rest() const { return m_hasFailed ? QByteArrayView() : m_rest; }
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }

private:
    QByteArrayView m_rest;
    Order m_order;
    bool m_hasFailed = false;
};

} // namespace SocketDesk
