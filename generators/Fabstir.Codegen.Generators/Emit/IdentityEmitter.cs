using Fabstir.Codegen.Generators.Model;

namespace Fabstir.Codegen.Generators.Emit;

/// <summary>Lays out what entries are on chain: signatures, selectors and topics, as constants.</summary>
internal static class IdentityEmitter
{
    public static void Signatures(SourceWriter writer, ContractModel contract)
    {
        writer.Lines("/// <summary>The signatures that selectors and topics are hashed from.</summary>");
        using (writer.Open("public static class Signatures"))
        {
            Group(writer, "Functions", "functions", Functions(contract), static (name, entry) => $"public const string {name} = {Literal.Text(entry.Signature)};");
            Group(writer, "Events", "events", Events(contract), static (name, entry) => $"public const string {name} = {Literal.Text(entry.Signature)};");
            Group(writer, "Errors", "errors", Errors(contract), static (name, entry) => $"public const string {name} = {Literal.Text(entry.Signature)};");
        }
    }

    public static void Selectors(SourceWriter writer, ContractModel contract)
    {
        writer.Lines("/// <summary>The first four bytes of calldata and of revert data.</summary>");
        using (writer.Open("public static class Selectors"))
        {
            Group(writer, "Functions", "functions", Functions(contract), Selector);
            Group(writer, "Errors", "errors", Errors(contract), Selector);
        }
    }

    public static void Topics(SourceWriter writer, ContractModel contract)
    {
        writer.Lines("/// <summary>The first topic of each event that is not anonymous.</summary>");
        using (writer.Open("public static class Topics"))
        {
            foreach (EventModel @event in contract.Events)
            {
                if (!@event.IsAnonymous)
                {
                    writer.Lines($"public static {KnownTypes.Bytes32} {@event.Name} => new({Literal.Numbers(@event.Entry.Hash)});");
                }
            }
        }
    }

    private static string Selector(string name, EntryModel entry) => $"public static {KnownTypes.Bytes4} {name} => new({Literal.Numbers(entry.Selector)});";

    private static void Group(SourceWriter writer, string name, string described, List<(string Name, EntryModel Entry)> entries, Func<string, EntryModel, string> member)
    {
        if (entries.Count == 0)
        {
            return;
        }

        writer.Separate();
        writer.Lines($"/// <summary>Those of {described}.</summary>");
        using (writer.Open($"public static class {name}"))
        {
            foreach ((string entryName, EntryModel entry) in entries)
            {
                writer.Lines(member(entryName, entry));
            }
        }
    }

    private static List<(string, EntryModel)> Functions(ContractModel contract)
    {
        List<(string, EntryModel)> entries = [];
        foreach (FunctionModel function in contract.Functions)
        {
            entries.Add((function.Name, function.Entry));
        }

        return entries;
    }

    private static List<(string, EntryModel)> Events(ContractModel contract)
    {
        List<(string, EntryModel)> entries = [];
        foreach (EventModel @event in contract.Events)
        {
            entries.Add((@event.Name, @event.Entry));
        }

        return entries;
    }

    private static List<(string, EntryModel)> Errors(ContractModel contract)
    {
        List<(string, EntryModel)> entries = [];
        foreach (ErrorModel error in contract.Errors)
        {
            entries.Add((error.Name, error.Entry));
        }

        return entries;
    }
}
