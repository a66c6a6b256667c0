// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <cstdint>
#include <vector>

namespace SocketDesk {

/// Finds which of many literals are in some bytes, in one pass over them (Aho and Corasick 1975).
///
/// Plain arithmetic. Made once with add() and build(), then the same for any number of threads; what changes while it
/// looks is in a Scratch.
class LiteralIndex
{
public:
    class Scratch
    {
        friend class LiteralIndex;
        std::vector<quint32> m_seen; ///< by node, in which pass it was reported last
        quint32 m_pass = 0;
    };

    /// \param id what is reported of \p literal, which is not empty
    void add(const QByteArray &literal, int id);
    void build();

    [[nodiscard]] bool isEmpty() const { return m_nodes.size() == 1; }

    /// Calls \p found(id) once for each literal that is anywhere in \p bytes.
    template<typename Found>
    void scan(QByteArrayView bytes, Scratch &scratch, Found found) const
    {
        begin(scratch);
        quint32 node = root;
        for (const char byte : bytes) {
            node = next(node, uchar(byte));
            for (quint32 at = reporting(node); at != root; at = reporting(m_nodes[at].fallback)) {
                if (scratch.m_seen[at] == scratch.m_pass)
                    break; // and so were all it falls back to
                scratch.m_seen[at] = scratch.m_pass;
                for (quint32 i = m_nodes[at].firstId; i < m_nodes[at].firstId + m_nodes[at].idCount; ++i)
                    found(m_ids[i]);
            }
        }
    }

    /// Calls \p found(id, length) for each literal with which \p bytes begins.
    template<typename Found>
    void prefixes(QByteArrayView bytes, Found found) const
    {
        quint32 node = root;
        for (qsizetype length = 0;; ++length) {
            for (quint32 i = m_nodes[node].firstId; i < m_nodes[node].firstId + m_nodes[node].idCount; ++i)
                found(m_ids[i], length);
            if (length == bytes.size())
                return;
            node = child(node, uchar(bytes[length]));
            if (node == none)
                return;
        }
    }

private:
    static constexpr quint32 root = 0;
    static constexpr quint32 none = ~quint32(0);

    struct Node
    {
        quint32 firstEdge = 0;
        quint32 edgeCount = 0;
        quint32 firstId = 0;
        quint32 idCount = 0;
        quint32 fallback = root;  ///< the longest end of it that is a beginning of a literal
        quint32 reporting = root; ///< it, or the next it falls back to, with ids; root: none
    };
    struct Edge
    {
        uchar byte;
        quint32 target;
    };
    struct Literal
    {
        QByteArray bytes;
        int id;
    };

    void begin(Scratch &scratch) const;
    [[nodiscard]] quint32 child(quint32 node, uchar byte) const;
    [[nodiscard]] quint32 next(quint32 node, uchar byte) const;
    [[nodiscard]] quint32 reporting(quint32 node) const { return m_nodes[node].reporting; }
    void linkBack();

    std::vector<Literal> m_literals; ///< until build()
    std::vector<Node> m_nodes = std::vector<Node>(1);
    std::vector<Edge> m_edges;          ///< of a node beside each other, by byte
    std::vector<int> m_ids;             ///< of a node beside each other
    std::array<quint32, 256> m_first{}; ///< the children of the root
};

} // namespace SocketDesk
