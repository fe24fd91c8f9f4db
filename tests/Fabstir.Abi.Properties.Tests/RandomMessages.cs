using Fabstir.Abi.Mutations.Messages;
using Fabstir.Abi.Mutations.Types;
using Fabstir.Abi.Mutations.Values;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

[assembly: AssemblyFixture(typeof(Fabstir.Abi.Properties.Tests.RandomMessages))]

namespace Fabstir.Abi.Properties.Tests;

/// <summary>Functions with random arguments, compiled once for all tests.</summary>
public sealed class RandomMessages
{
    internal const ulong Seed = 20_260_226;
    internal const int Count = 250;
    private const int ValueSize = 50;

    internal static IReadOnlyList<Entry> Entries { get; } = GeneratedMessages.Sample(RandomTypes.OfSolidity, Seed, Count, EntryKind.Function);

    internal IReadOnlyList<GeneratedMessage> All { get; } = GeneratedMessages.Compile(Entries);

    /// <summary>FsCheck with a seed: a failure is the same in every run.</summary>
    internal static Config Checks(int count) => Config.QuickThrowOnFailure
        .WithMaxTest(count)
        .WithQuietOnSuccess(true)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(Seed), FSharpOption<int>.None)));

    internal Gen<MessageExample> Examples() =>
        from message in Gen.Elements<GeneratedMessage>(All)
        from values in RandomValues.Of(message.Arguments)
        select new MessageExample(message, values);

    /// <summary>A number of them, the same in every run.</summary>
    internal MessageExample[] Sample(int count) => Examples().Sample(count, new Rnd(Seed), ValueSize);
}
