// SPDX-FileCopyrightText: The SocketDesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <utility>
#include <vector>

// Runs a fuzz target over its corpus, then over mutations of it, as an ordinary test: TARGET CORPUS [SEED [MUTATIONS]].
// When the target ends the program, the input under way is written to standard error.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

#ifdef __GNUC__
/// There in builds with a sanitizer only.
extern "C" __attribute__((weak)) void __sanitizer_set_death_callback(void (*callback)());
#endif

namespace {

using Input = std::string;

Input inputUnderWay;

void writeInput()
{
    std::fputs("input:", stderr);
    for (const char byte : inputUnderWay)
        std::fprintf(stderr, " %02x", static_cast<unsigned char>(byte));
    std::fputs("\n", stderr);
}

void writeInputAtDeath()
{
    std::signal(SIGABRT, [](int) { writeInput(); });
#ifdef __GNUC__
    if (__sanitizer_set_death_callback)
        __sanitizer_set_death_callback(writeInput);
#endif
}

std::vector<Input> readCorpus(const std::filesystem::path &folder)
{
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::directory_iterator(folder)) {
        if (entry.is_regular_file())
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<Input> corpus;
    for (const auto &file : files) {
        Input input(std::filesystem::file_size(file), '\0');
        std::ifstream(file, std::ios::binary).read(input.data(), std::streamsize(input.size()));
        corpus.push_back(std::move(input));
    }
    return corpus;
}

/// Changes inputs the way stored ones go wrong: bytes altered, lost, doubled, and parts of others put in.
class Mutator
{
public:
    Mutator(const std::vector<Input> &corpus, unsigned seed)
        : m_corpus(corpus)
        , m_random(seed)
    {}

    Input next()
    {
        Input input = m_corpus[below(m_corpus.size())];
        for (std::size_t changes = 1 + below(4); changes > 0; --changes)
            change(input);
        return input;
    }

private:
    std::size_t below(std::size_t limit) { return m_random() % limit; }

    void change(Input &input)
    {
        const std::size_t place = below(input.size() + 1);
        const std::size_t length = std::min(input.size() - place, below(8));
        switch (below(5)) {
        case 0:
            input.insert(place, 1, char(m_random()));
            break;
        case 1:
            input.erase(place, length);
            break;
        case 2:
            input.insert(place, input.substr(place, length));
            break;
        case 3:
            input.insert(place, part(m_corpus[below(m_corpus.size())]));
            break;
        default:
            if (place < input.size())
                input[place] = char(m_random());
        }
    }

    Input part(const Input &other)
    {
        const std::size_t begin = below(other.size() + 1);
        return other.substr(begin, below(16));
    }

    const std::vector<Input> &m_corpus;
    std::mt19937 m_random;
};

void run(Input input)
{
    inputUnderWay = std::move(input);
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(inputUnderWay.data()), inputUnderWay.size());
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fprintf(stderr, "usage: %s CORPUS [SEED [MUTATIONS]]\n", argv[0]);
        return 2;
    }
    const std::vector<Input> corpus = readCorpus(argv[1]);
    if (corpus.empty()) {
        std::fprintf(stderr, "no corpus in %s\n", argv[1]);
        return 2;
    }
    const auto seed = unsigned(argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 1);
    const auto mutations = argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 3000;
    std::printf("%zu inputs, %lu mutations, seed %u\n", corpus.size(), mutations, seed);
    std::fflush(stdout);

    writeInputAtDeath();
    for (const Input &input : corpus)
        run(input);
    Mutator mutator(corpus, seed);
    for (unsigned long i = 0; i < mutations; ++i)
        run(mutator.next());
    return 0;
}
