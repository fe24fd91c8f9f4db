using System.Text.Json.Nodes;
using Fabstir.Abi.Mutations.Messages;
using Fabstir.Abi.Mutations.Values;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Fabstir.Abi.Properties.Tests;

/// <summary>Messages of random types, compiled once for all tests of a class.</summary>
public sealed class RandomMessages
{
    internal const ulong Seed = 20_260_226;
    internal const int Count = 250;
    private const int ValueSize = 50;

    internal IReadOnlyList<GeneratedMessage> All { get; } = GeneratedMessages.Create(Seed, Count);

    /// <summary>FsCheck with a seed: a failure is the same in every run.</summary>
    internal static Config Checks(int count) => Config.QuickThrowOnFailure
        .WithMaxTest(count)
        .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(Seed), FSharpOption<int>.None)));

    /// <summary>A message with values for it.</summary>
    internal Gen<(GeneratedMessage Message, JsonNode Values)> WithValues() =>
        from message in Gen.Elements<GeneratedMessage>(All)
        from values in RandomValues.Of(message.Arguments)
        select (message, values);

    /// <summary>A number of them, the same in every run.</summary>
    internal (GeneratedMessage Message, JsonNode Values)[] Sample(int count) => WithValues().Sample(count, new Rnd(Seed), ValueSize);
}
