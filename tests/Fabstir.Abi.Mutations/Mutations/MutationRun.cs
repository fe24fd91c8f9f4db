using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Fabstir.Abi.Mutations.Messages;
using Fabstir.Abi.Mutations.Types;
using Fabstir.Abi.Mutations.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Fabstir.Abi.Mutations.Mutations;

/// <summary>Encodings of random values of random types, damaged and decoded again, on all processors.</summary>
internal sealed class MutationRun
{
    private const int ValuesPerMessage = 20;
    private const int MaxMutations = 4;
    private const int CasesPerPortion = 10_000;
    private const int MaxViolations = 10;
    private const int ValueSize = 50;

    private readonly ulong _seed;
    private readonly IReadOnlyList<GeneratedMessage> _messages;
    private readonly byte[][][] _encodings;
    private readonly int _longest;

    public MutationRun(ulong seed, int messages)
    {
        _seed = seed;
        _messages = GeneratedMessages.Compile(GeneratedMessages.Sample(
            RandomTypes.OfAbi, seed, messages, EntryKind.Function, EntryKind.Error, EntryKind.Function, EntryKind.Event));
        _encodings = [.. _messages.Select(message => EncodingsOf(message, seed))];
        _longest = _encodings.SelectMany(static encodings => encodings).Max(static encoding => encoding.Length);
    }

    public MutationResult Run(long cases)
    {
        ConcurrentBag<Portion> portions = [];
        ConcurrentBag<MutableData> buffers = [];
        long count = (cases + CasesPerPortion - 1) / CasesPerPortion;
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, (number, state) =>
        {
            MutableData buffer = buffers.TryTake(out MutableData? free) ? free : new MutableData(_longest);
            Portion portion = Run(buffer, number * CasesPerPortion, Math.Min(cases, (number + 1) * CasesPerPortion));
            portions.Add(portion);
            buffers.Add(buffer);
            if (portion.Violations.Count > 0)
            {
                state.Break();
            }
        });
        return new MutationResult(
            _seed,
            _messages.Count,
            portions.Sum(static portion => portion.Decoded),
            portions.Sum(static portion => portion.Refused),
            portions.Max(static portion => portion.MostAllocated),
            [.. portions.SelectMany(static portion => portion.Violations).OrderBy(static violation => violation.Case).Take(MaxViolations)]);
    }

    private static byte[][] EncodingsOf(GeneratedMessage message, ulong seed)
    {
        JsonNode[] values = RandomValues.Of(message.Arguments).Sample(ValuesPerMessage, new Rnd(seed), ValueSize);
        return [.. values.Select(message.Encode)];
    }

    private Portion Run(MutableData buffer, long first, long end)
    {
        Portion portion = new();
        for (long number = first; number < end && portion.Violations.Count < MaxViolations; number++)
        {
            CaseRandom random = new(_seed, number);
            int message = random.Below(_messages.Count);
            buffer.Reset(_encodings[message][random.Below(ValuesPerMessage)]);
            for (int mutations = 1 + random.Below(MaxMutations); mutations > 0; mutations--)
            {
                buffer.Mutate(ref random);
            }

            portion.Examine(number, _messages[message], buffer.Bytes);
        }

        return portion;
    }
}
