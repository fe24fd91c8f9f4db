using Fabstir.Abi.Mutations.Messages;
using Fabstir.Abi.Mutations.Mutations;
using Fabstir.Abi.Mutations.Types;

namespace Fabstir.Abi.Properties.Tests.Properties;

/// <summary>Data of one word again and again: each is an offset to others and a length of many, so that arrays overlap with their elements.</summary>
public sealed class LinearMemoryTests(LinearMemoryTests.Messages messages) : IClassFixture<LinearMemoryTests.Messages>
{
    private const int WordSize = 32;

    // Also offsets of 0, which lead back to where they are counted from, and lengths of what fits.
    public static TheoryData<int, uint> Repeated { get; } =
        [.. from words in new[] { 8, 200, 4000 } from number in Numbers(words).Distinct() select new TheoryDataRow<int, uint>(words, number)];

    [Theory]
    [MemberData(nameof(Repeated))]
    public void Takes_memory_in_proportion_to_the_data(int words, uint number)
    {
        Portion portion = new();
        byte[] data = new byte[Calldata.SelectorSize + (words * WordSize)];
        for (int position = Calldata.SelectorSize; position < data.Length; position += WordSize)
        {
            ((UInt256)number).WriteBigEndian(data.AsSpan(position, WordSize));
        }

        foreach (GeneratedMessage message in messages.All)
        {
            message.Selector.AsSpan().CopyTo(data);
            portion.Examine(number, message, data);
        }

        Assert.Empty(portion.Violations);
        Assert.Equal(messages.All.Count, portion.Decoded + portion.Refused);
    }

    /// <summary>Of types that may take no bytes.</summary>
    public sealed class Messages
    {
        internal IReadOnlyList<GeneratedMessage> All { get; } =
            GeneratedMessages.Compile(GeneratedMessages.Sample(RandomTypes.OfAbi, RandomMessages.Seed, count: 60, EntryKind.Function));
    }

    private static uint[] Numbers(int words) =>
        [0, 1, 2, 31, 32, 64, 96, 128, (uint)words - 1, (uint)words / 2, (uint)(words - 1) * WordSize, (uint)words / 2 * WordSize];
}
