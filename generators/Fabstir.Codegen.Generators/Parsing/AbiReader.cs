using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming;
using Fabstir.Codegen.Generators.Parsing.Json;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>Reads the entries of an ABI. A malformed entry is reported and left out; the others are read.</summary>
internal sealed class AbiReader(List<AbiDiagnostic> diagnostics)
{
    private static readonly string[] EntryTypes = ["function", "event", "error", "constructor", "receive", "fallback"];

    public List<AbiEntry> Read(JsonValue abi)
    {
        List<AbiEntry> entries = [];
        foreach (JsonValue item in abi.Items)
        {
            if (ReadEntry(item) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    private AbiEntry? ReadEntry(JsonValue item)
    {
        if (item.Kind != JsonKind.Object)
        {
            return Refuse<AbiEntry>(item.Range, "An entry of an ABI is an object");
        }

        if (ReadKind(item) is not { } kind)
        {
            return null;
        }

        bool isNamed = kind is AbiEntryKind.Function or AbiEntryKind.Event or AbiEntryKind.Error;
        string name = item.TextOf("name") ?? "";
        if (isNamed && name.Length == 0)
        {
            return Refuse<AbiEntry>(item["name"]?.Range ?? item.Range, $"This {Describe(kind)} has no name");
        }

        if (isNamed && !Identifiers.IsIdentifier(name))
        {
            return Refuse<AbiEntry>(item["name"]!.Range, $"The name of this {Describe(kind)} is no identifier: it has other characters than letters, digits, _ and $");
        }

        if (isNamed && item["inputs"] is null)
        {
            return Refuse<AbiEntry>(item["name"]!.Range, $"The {Describe(kind)} {name} has no \"inputs\"; one without arguments has an empty array");
        }

        TextRange range = isNamed ? item["name"]!.Range : item["type"]?.Range ?? item.Range;
        return ReadMutability(item, kind) is { } mutability
            && ReadParameters(item["inputs"], isEvent: kind == AbiEntryKind.Event) is { } inputs
            && ReadParameters(item["outputs"], isEvent: false) is { } outputs
            ? new AbiEntry
            {
                Kind = kind,
                Name = name,
                Inputs = inputs,
                Outputs = outputs,
                Mutability = mutability,
                IsAnonymous = item["anonymous"]?.Kind == JsonKind.True,
                Range = range,
            }
            : null;
    }

    private AbiEntryKind? ReadKind(JsonValue item)
    {
        // The specification lets "type" default to "function".
        if (item["type"] is not { } type)
        {
            return AbiEntryKind.Function;
        }

        switch (type.Text)
        {
            case "function":
                return AbiEntryKind.Function;
            case "event":
                return AbiEntryKind.Event;
            case "error":
                return AbiEntryKind.Error;
            case "constructor":
                return AbiEntryKind.Constructor;
            case "receive":
                return AbiEntryKind.Receive;
            case "fallback":
                return AbiEntryKind.Fallback;
            default:
                string hint = "";
                foreach (string known in EntryTypes)
                {
                    hint = EditDistance.Between(type.Text, known) <= 2 ? $"; did you mean \"{known}\"" : hint;
                }

                Report(type.Range, $"\"{type.Text}\" is no type of an ABI entry{hint}");
                return null;
        }
    }

    private Mutability? ReadMutability(JsonValue item, AbiEntryKind kind)
    {
        if (item["stateMutability"] is not { } value)
        {
            // Compilers before Solidity 0.4.16 wrote two flags instead.
            return item["payable"]?.Kind == JsonKind.True || kind == AbiEntryKind.Receive ? Mutability.Payable
                : item["constant"]?.Kind == JsonKind.True ? Mutability.View
                : Mutability.NonPayable;
        }

        switch (value.Text)
        {
            case "pure":
                return Mutability.Pure;
            case "view":
                return Mutability.View;
            case "nonpayable":
                return Mutability.NonPayable;
            case "payable":
                return Mutability.Payable;
            default:
                Report(value.Range, $"\"{value.Text}\" is no state mutability: it is pure, view, nonpayable or payable");
                return null;
        }
    }

    private IReadOnlyList<AbiParameter>? ReadParameters(JsonValue? list, bool isEvent)
    {
        if (list is null)
        {
            return [];
        }

        if (list.Kind != JsonKind.Array)
        {
            return Refuse<IReadOnlyList<AbiParameter>>(list.Range, "Parameters are an array");
        }

        List<AbiParameter> parameters = [];
        foreach (JsonValue item in list.Items)
        {
            if (ReadParameter(item, isEvent) is not { } parameter)
            {
                return null;
            }

            parameters.Add(parameter);
        }

        return parameters;
    }

    private AbiParameter? ReadParameter(JsonValue item, bool isEvent)
    {
        if (item["type"] is not { Kind: JsonKind.String } type)
        {
            return Refuse<AbiParameter>(item.Range, "A parameter is an object with a \"type\"");
        }

        if (!TypeText.TryParse(type.Text, out string baseType, out IReadOnlyList<int?> dimensions))
        {
            return Refuse<AbiParameter>(type.Range, $"\"{type.Text}\" is no type: array dimensions are written [] or [n], n from 0 to {int.MaxValue}");
        }

        if (dimensions.Count > TypeText.MaxDimensions)
        {
            return Refuse<AbiParameter>(type.Range, $"An array of {dimensions.Count} dimensions is none that a contract takes: the limit is {TypeText.MaxDimensions}");
        }

        bool isTuple = baseType == "tuple";
        if (!isTuple && ElementaryTypes.Find(baseType) is null)
        {
            string hint = ElementaryTypes.FindSimilar(baseType) is { } similar ? $"; did you mean \"{similar}\"" : "";
            return Refuse<AbiParameter>(type.Range, $"\"{baseType}\" is no type of the ABI{hint}");
        }

        if (isTuple && item["components"] is null)
        {
            return Refuse<AbiParameter>(type.Range, "A tuple has \"components\"");
        }

        return ReadParameters(isTuple ? item["components"] : null, isEvent: false) is { } components
            ? new AbiParameter
            {
                Name = item.TextOf("name") ?? "",
                BaseType = baseType,
                Dimensions = dimensions,
                InternalBaseType = item.TextOf("internalType") is { Length: > 0 } internalType ? TypeText.WithoutDimensions(internalType) : null,
                Components = components,
                IsIndexed = isEvent && item["indexed"]?.Kind == JsonKind.True,
                NameRange = item["name"]?.Range ?? type.Range,
                TypeRange = type.Range,
            }
            : null;
    }

    private T? Refuse<T>(TextRange range, string message)
        where T : class
    {
        Report(range, message);
        return null;
    }

    private void Report(TextRange range, string message) => diagnostics.Add(new AbiDiagnostic(RuleIds.MalformedEntry, range, message));

    private static string Describe(AbiEntryKind kind) => kind switch
    {
        AbiEntryKind.Event => "event",
        AbiEntryKind.Error => "error",
        _ => "function",
    };
}
