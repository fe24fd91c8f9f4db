using Fabstir.Codegen.Analyzers.Rules.AbiShapes;
using Fabstir.Codegen.Analyzers.Tests.Harness;

namespace Fabstir.Codegen.Analyzers.Tests.Rules.AbiShapes;

/// <summary>FAB3003: an output of a function or a field of an event that is taken from a list by its place.</summary>
public sealed class PositionalOutputsTests
{
    // The surface of Nethereum that decodes without types.
    private const string Decoding = """
        namespace Nethereum.ABI.FunctionEncoding
        {
            public class ParameterOutput
            {
                public Nethereum.ABI.Model.Parameter? Parameter { get; set; }

                public object? Result { get; set; }
            }
        }

        namespace Nethereum.Contracts
        {
            public class Function
            {
                public Task<List<Nethereum.ABI.FunctionEncoding.ParameterOutput>> CallDecodingToDefaultAsync(params object[] input) => throw new NotSupportedException();

                public Task<TReturn> CallAsync<TReturn>(params object[] input) => throw new NotSupportedException();
            }

            public class EventLog<T>
            {
                public T Event { get; } = default!;
            }
        }
        """;

    [Theory]
    [InlineData("[|outputs[3]|].Result")]
    [InlineData("[|outputs[Host]|].Result")]
    [InlineData("[|alias[Fields.Status]|]")]
    [InlineData("[|outputs.ElementAt(3)|].Result")]
    [InlineData("[|Enumerable.ElementAt(index: 3, source: outputs)|]")]
    [InlineData("[|outputs.First()|].Result")]
    [InlineData("[|outputs.Last()|]")]
    [InlineData("[|array[2]|]")]
    [InlineData("[|list[1]|]")]
    [InlineData("[|log.Event[2]|].Result")]
    [InlineData("[|(await function.CallDecodingToDefaultAsync(5))[0]|].Result")]
    [InlineData("[|(await function.CallAsync<List<object>>(5))[4]|]")]
    [InlineData("[|objects[4]|]")]
    [InlineData("[|raw[1]|]")]
    public Task Outputs_by_their_place_are_reported(string expression) => Analysis<PositionalOutputsAnalyzer>.ReportsAsync(With(expression));

    [Fact]
    public Task Programs_are_looked_at_too() => Analysis<PositionalOutputsAnalyzer>.ReportsAsync(
        Nethereum.With(
            """
            var function = new global::Nethereum.Contracts.Function();
            var outputs = await function.CallDecodingToDefaultAsync(5).ConfigureAwait(false);
            Console.WriteLine([|outputs[3]|].Result);
            """,
            Decoding));

    [Fact]
    public Task Aliases_of_types_are_looked_through() => Analysis<PositionalOutputsAnalyzer>.ReportsAsync(
        Nethereum.With(
            """
            using Output = Nethereum.ABI.FunctionEncoding.ParameterOutput;
            using Outputs = System.Collections.Generic.List<Nethereum.ABI.FunctionEncoding.ParameterOutput>;
            using Texts = System.Collections.Generic.List<string>;

            class C
            {
                object? First(Outputs outputs) => [|outputs[Places.Host]|].Result;

                object? Second(Output[] outputs)
                {
                    var copied = outputs;
                    return [|Enumerable.ElementAt(index: Places.Host, source: copied)|].Result;
                }

                object? Third(Texts texts) => texts[Places.Host];
            }

            static class Places
            {
                public const int Host = 3;
            }
            """,
            Decoding));

    [Fact]
    public async Task The_message_names_the_place() => Assert.Equal(
        ["Warning FAB3003: What stands at place 3 is another field in another revision: take it as a member of a generated result"],
        await Analysis<PositionalOutputsAnalyzer>.MessagesAsync(With("outputs[3]")));

    [Theory]
    [InlineData("outputs.First(output => output.Parameter!.Name == \"host\").Result")]
    [InlineData("outputs.Single(output => output.Parameter!.Name == \"host\").Result")]
    [InlineData("outputs[unknown].Result")]
    [InlineData("outputs[changing]")]
    [InlineData("outputs.Count")]
    [InlineData("outputs.ElementAt(unknown)")]
    [InlineData("given[3]")]
    [InlineData("own[3]")]
    [InlineData("mine[3].Result")]
    [InlineData("(await function.CallAsync<List<string>>(5))[0]")]
    [InlineData("(await OwnAsync())[0]")]
    [InlineData("names.First()")]
    public Task Names_and_lists_of_other_things_are_not_reported(string expression) => Analysis<PositionalOutputsAnalyzer>.ReportsAsync(With(expression));

    [Fact]
    public Task Without_Nethereum_there_is_nothing_to_decode() => Analysis<PositionalOutputsAnalyzer>.ReportsAsync(
        """
        class ParameterOutput;

        class C
        {
            object M(List<ParameterOutput> outputs, object[] values) => new[] { outputs[3], values[3] };
        }
        """);

    private static string[] With(string expression) => Nethereum.With(
        $$"""
        using Nethereum.ABI.FunctionEncoding;
        using static Fields;

        class C
        {
            async Task<object?> M(
                Nethereum.Contracts.Function function, Nethereum.Contracts.EventLog<List<ParameterOutput>> log, List<object> given, Own[] own, List<Mine.ParameterOutput> mine, string[] names,
                ParameterOutput[] array, IReadOnlyList<ParameterOutput> list, int unknown)
            {
                var outputs = await function.CallDecodingToDefaultAsync(5);
                var alias = outputs;
                var objects = await function.CallAsync<List<object>>(5).ConfigureAwait(false);
                object[] raw = await function.CallAsync<object[]>(5);
                int changing = 3;
                changing = unknown;
                return {{expression}};
            }

            Task<List<object>> OwnAsync() => throw new NotSupportedException();
        }

        static partial class Fields
        {
            public const int Host = 3;
        }

        static partial class Fields
        {
            public static readonly int Status = 13;
        }

        class Own;

        namespace Mine
        {
            class ParameterOutput
            {
                public object? Result { get; set; }
            }
        }
        """,
        Decoding);
}
