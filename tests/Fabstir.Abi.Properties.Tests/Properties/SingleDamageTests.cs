using Fabstir.Abi.Mutations.Messages;
using Fabstir.Abi.Mutations.Mutations;

namespace Fabstir.Abi.Properties.Tests.Properties;

/// <summary>Every damage of a kind, one at a time, to encodings that are small enough for it.</summary>
public sealed class SingleDamageTests(RandomMessages messages)
{
    private const int Examples = 400;
    private const int MaxLength = 420;
    private const int WordSize = 32;

    private IEnumerable<(GeneratedMessage Message, byte[] Calldata)> Small => messages.Sample(Examples)
        .Select(static example => (example.Message, Calldata: example.Encode()))
        .Where(static example => example.Calldata.Length <= MaxLength);

    [Fact]
    public void Every_truncation_is_refused() => Assert.All(Small, static example =>
    {
        for (int length = 0; length < example.Calldata.Length; length++)
        {
            byte[] cut = example.Calldata[..length];
            Assert.InRange(Assert.Throws<AbiFormatException>(() => example.Message.IsStable(cut)).Position, 0, length);
        }
    });

    [Fact]
    public void Every_flipped_bit_is_refused_or_decodes_to_something_that_stays_the_same() => AssertNothingElse(static (calldata, examine) =>
    {
        for (int bit = 0; bit < 8 * calldata.Length; bit++)
        {
            calldata[bit / 8] ^= (byte)(1 << (bit % 8));
            examine(calldata);
            calldata[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    });

    [Fact]
    public void Every_word_may_point_or_count_to_anywhere() => AssertNothingElse(static (calldata, examine) =>
    {
        for (int position = Calldata.SelectorSize; position < calldata.Length; position += WordSize)
        {
            Span<byte> word = calldata.AsSpan(position, WordSize);
            byte[] original = word.ToArray();
            for (uint number = 0; number <= calldata.Length + WordSize; number++)
            {
                ((UInt256)number).WriteBigEndian(word);
                examine(calldata);
            }

            original.CopyTo(word);
        }
    });

    private void AssertNothingElse(Action<byte[], Action<byte[]>> damage)
    {
        Portion portion = new();
        foreach ((GeneratedMessage message, byte[] calldata) in Small)
        {
            damage(calldata, damaged => portion.Examine(portion.Decoded + portion.Refused, message, damaged));
        }

        TestContext.Current.SendDiagnosticMessage($"{TestContext.Current.TestMethod!.MethodName}: {portion.Decoded} decoded, {portion.Refused} refused");
        Assert.Empty(portion.Violations);
        Assert.True(portion.Decoded > 0 && portion.Refused > 0);
    }
}
