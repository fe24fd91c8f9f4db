using Fabstir.Codegen.Generators.Tests.Harness;

namespace Fabstir.Codegen.Generators.Tests.Behaviour;

/// <summary>Entries of any name give code that compiles. What they are called is the table in docs/naming.md.</summary>
public sealed class EntryNameTests
{
    // Names that generated code itself needs somewhere, or C#, or the base class library.
    private const string Awkward =
        "message value options cancellationToken data topics topic0 reason code revertData calldata budget position destination tail transport address "
        + "functions function results result signatures signature selectors selector filters filter event events error errors call calls constructor "
        + "structs enums valueTypes client iClient unknown decode encode getSize getTopics getEvents revert panicked receive fallback clone equals "
        + "getHashCode getType toString finalize memberwiseClone deconstruct printMembers equalityContract referenceEquals task system abi codec eth "
        + "string object int32 class struct enum void new base this is null default required record field init with var dynamic await async yield";

    private static readonly string[] AllNames = Awkward.Split(' ');

    // A contract for each name, all compiled together: one by one they would take half a minute.
    private static readonly Lazy<ILookup<string, string>> Findings = new(static () =>
        Generation.RunUnchecked([.. AllNames.Select(Entries), .. AllNames.Select(Values)]).CompileByContract());

    public static TheoryData<string> Names { get; } = [.. AllNames];

    [Theory]
    [MemberData(nameof(Names))]
    public void Functions_events_and_errors_may_be_called_anything(string name) => AssertCompiles($"Entries{Array.IndexOf(AllNames, name)}");

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_may_be_called_anything(string name) => AssertCompiles($"Values{Array.IndexOf(AllNames, name)}");

    [Fact]
    public void An_argument_may_have_the_name_of_a_sibling() => Assert.Equal(
        "Moved { Paused = 1, Moved = 2, Unknown = 3 }",
        GeneratedAssembly.Of(AbiInput.Of("C", "event Moved(uint256 paused,uint256 moved,uint256 unknown)", "event Paused()", "error Closed(uint256 open)", "error Open(uint256 closed,uint256 revert)"))
            .Evaluate<string>("C.Event.Decode([C.Topics.Moved], HexText.Words(1, 2, 3)).ToString()").Replace("MovedValue", "Moved", StringComparison.Ordinal));

    [Fact]
    public void A_function_an_event_and_an_error_may_share_a_name_with_each_other_and_their_contract() => Assert.Equal(
        ["Acme.Contracts.Pause+Functions+Pause", "Acme.Contracts.Pause+Event+Pause", "Acme.Contracts.Pause+Error+Pause"],
        GeneratedAssembly.Of(AbiInput.Of("Pause", "function Pause()", "event Pause()", "error Pause()"))
            .Evaluate<string[]>("new[] { typeof(Pause.Functions.Pause).FullName!, typeof(Pause.Event.Pause).FullName!, typeof(Pause.Error.Pause).FullName! }"));

    [Fact]
    public void Names_that_differ_in_case_or_underscores_only_are_told_apart()
    {
        GeneratedProject project = Generation.Run(AbiInput.Of("C", "function foo_bar()", "function fooBar()", "function FOO_BAR()", "event foo_bar()", "event FooBar()"));

        Assert.Equal(3, project.TypeOf("Acme.Contracts.C+Functions").GetTypeMembers().Length);
        Assert.NotNull(project.TypeOf("Acme.Contracts.C+Functions+FooBar"));
    }

    [Theory]
    [InlineData("f<T>", "markup")]
    [InlineData("f\\nclass Evil { }//", "a line break and code")]
    [InlineData("a b", "a blank")]
    [InlineData("f\\u2028g", "a line separator")]
    [InlineData("\\u0663abc", "a digit that C# does not begin a name with")]
    [InlineData("\\ud835\\udc00", "a letter of two units")]
    [InlineData("\\ud800", "half a letter")]
    [InlineData("f\\\"g\\\\", "quotes and backslashes")]
    [InlineData("*/ f", "the end of a comment")]
    public void A_name_that_no_compiler_writes_adds_no_code(string name, string because)
    {
        GeneratedProject project = Generation.Run(new AbiInput("abi/C.json", $$"""
            [
              {"type":"function","name":"{{name}}","stateMutability":"view","inputs":[],"outputs":[]},
              {"type":"function","name":"f","stateMutability":"view","inputs":[{"name":"{{name}}","type":"uint256"}],"outputs":[]},
              {"type":"event","name":"{{name}}","inputs":[{"name":"{{name}}","type":"uint256","indexed":true}]},
              {"type":"error","name":"{{name}}","inputs":[]},
              {"type":"function","name":"g","inputs":[{"name":"a","type":"uint8","internalType":"enum {{name}}"},{"name":"b","type":"uint8","internalType":"{{name}}"}]}
            ]
            """));

        Assert.True(project.Compile("class Evil { }").Length == 0, because);
    }

    private static AbiInput Entries(string name, int place)
    {
        string pascal = char.ToUpperInvariant(name[0]) + name[1..];
        return AbiInput.Of(
            $"Entries{place}",
            $"function {name}(uint256 a) view returns (uint256 x,uint256 y)",
            $"function {pascal}() payable",
            $"event {pascal}(uint256 indexed a,bytes b)",
            $"error {pascal}(uint256 a)",
            "receive",
            "fallback payable");
    }

    private static AbiInput Values(string name, int place) => AbiInput.Of(
        $"Values{place}",
        $"function f(uint256 {name},(uint256 {name})<struct Values{place}.Item> s,bytes _{name}) view returns (uint256 {name},uint256 b)",
        $"function g(uint256 {name}) payable",
        $"event E(uint256 indexed {name},bytes b)",
        "event A(uint256 indexed a) anonymous",
        $"error E(uint256 {name})",
        $"constructor(uint256 {name})");

    private static void AssertCompiles(string contract) =>
        Assert.True(!Findings.Value[contract].Any(), string.Join("\n", Findings.Value[contract].Take(5)));
}
