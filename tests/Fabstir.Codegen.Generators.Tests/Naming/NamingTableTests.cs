using System.Text.RegularExpressions;
using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming;
using Fabstir.Codegen.Generators.Parsing;
using Fabstir.Tests;

namespace Fabstir.Codegen.Generators.Tests.Naming;

/// <summary>Every row of docs/naming.md.</summary>
public sealed class NamingTableTests
{
    public static TheoryData<string, string, string> Names { get; } =
        [.. Rows(4).Where(static row => row[0] != "what").Select(static row => new TheoryDataRow<string, string, string>(row[0], Unquote(row[1]), Unquote(row[2])))];

    public static TheoryData<string, string> Overloads { get; } =
        [.. Rows(2).Where(static row => row[0] != "entries").Select(static row => new TheoryDataRow<string, string>(row[0], row[1]))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_is_what_the_table_says(string what, string solidity, string expected) => Assert.Equal(expected, what switch
    {
        "function" => EntryNaming.Function.ToTypeName(solidity),
        "event" => EntryNaming.Event.ToTypeName(solidity),
        "error" => EntryNaming.Error.ToTypeName(solidity),
        "client" => Parse($$"""{"contractName":"{{solidity}}","abi":[]}""").Name,
        "struct" => SourceName.Parse("struct " + solidity, "struct ")!.Name,
        "property of `Deposit`" => new FieldNames("Deposit", "Arg").Add(solidity, 0).Property,
        "parameter" => new FieldNames("Deposit", "Arg").Add(solidity, 0).Parameter,
        "enum member" => MemberOf(solidity),
        "namespace" => Identifiers.ToNamespace(solidity),
        _ => throw new NotSupportedException(what),
    });

    [Theory]
    [MemberData(nameof(Overloads))]
    public void Overloads_are_named_by_the_table_in_any_order(string entries, string names)
    {
        string[] signatures = [.. Quoted(entries)];
        string[] expected = [.. Quoted(names)];

        Assert.Equal(expected, NamesOf(signatures));
        Assert.Equal(expected.Reverse(), NamesOf([.. signatures.Reverse()]));
    }

    [Fact]
    public void Fields_that_become_the_same_add_their_place()
    {
        FieldNames names = new("Record", "Arg");

        Assert.Equal(("To", "to"), names.Add("_to", 0));
        Assert.Equal(("To_1", "to_1"), names.Add("to", 1));
        Assert.Equal(("Arg2", "arg2"), names.Add("", 2));
    }

    private static string MemberOf(string member)
    {
        ContractModel contract = Parse($$"""
            {
              "abi": [{"type":"function","name":"f","stateMutability":"view","inputs":[],"outputs":[{"name":"","type":"uint8","internalType":"enum E"}]}],
              "enums": { "E": ["{{member}}"] }
            }
            """);
        return Assert.IsType<EnumModel>(Assert.Single(contract.NamedTypes)).Members[0].Name;
    }

    private static string[] NamesOf(string[] signatures) =>
        [.. Parse("[" + string.Join(",", signatures.Select(FunctionOf)) + "]").Functions.Select(static function => function.Name)];

    private static string FunctionOf(string signature)
    {
        Match match = Regex.Match(signature, @"^(\w+)\((.*)\)$");
        string inputs = match.Groups[2].Value == "(uint256,bool)"
            ? """{"name":"a","type":"tuple","components":[{"name":"x","type":"uint256"},{"name":"y","type":"bool"}]}"""
            : string.Join(",", match.Groups[2].Value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static type => $$"""{"name":"","type":"{{type}}"}"""));
        return $$"""{"type":"function","name":"{{match.Groups[1].Value}}","stateMutability":"view","inputs":[{{inputs}}],"outputs":[]}""";
    }

    private static ContractModel Parse(string json) =>
        ContractParser.Parse(AbiDocuments.Read(json, CancellationToken.None), new ContractOptions("C.json", "N", null, IsPublic: true)).Contract!;

    private static IEnumerable<string[]> Rows(int columns) => Repository.Read("docs", "naming.md").Split('\n')
        .Where(static line => line.StartsWith('|') && !line.StartsWith("|--", StringComparison.Ordinal))
        .Select(static line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
        .Where(row => row.Length == columns);

    private static string Unquote(string cell) => cell.Trim('`');

    private static IEnumerable<string> Quoted(string cell) => Regex.Matches(cell, "`([^`]+)`").Select(static match => match.Groups[1].Value);
}
