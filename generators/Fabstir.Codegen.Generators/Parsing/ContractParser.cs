using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming;

namespace Fabstir.Codegen.Generators.Parsing;

/// <summary>Turns an ABI file into the model of a contract: every decision that needs no other file is made here.</summary>
internal static class ContractParser
{
    public static ParseResult Parse(AbiDocument document, ContractOptions options)
    {
        List<AbiDiagnostic> diagnostics = [];
        if (document.Abi is null)
        {
            diagnostics.Add(document.Diagnostic!);
            return new ParseResult(options.Path, null, document.Diagnostic!.Range, new(diagnostics));
        }

        List<AbiEntry> entries = new AbiReader(diagnostics).Read(document.Abi);
        TypeResolver types = new(document, diagnostics);
        NatSpec natSpec = new(document.DeveloperDocumentation, document.UserDocumentation);
        string solidityName = options.ContractName ?? document.ContractName ?? options.FileName;

        string name = ToClientName(solidityName, document, diagnostics);
        ContractModel contract = new(
            options.Path,
            HintNames.OfContract(name, options.Path),
            options.Namespace,
            name,
            solidityName,
            options.IsPublic,
            natSpec.Contract,
            new FunctionParser(types, natSpec, diagnostics).Parse(entries),
            new EventParser(types, natSpec, diagnostics).Parse(entries),
            new ErrorParser(types, natSpec, diagnostics).Parse(entries),
            ParseConstructor(entries, types, natSpec, diagnostics),
            entries.Exists(static entry => entry.Kind == AbiEntryKind.Receive),
            entries.Find(static entry => entry.Kind == AbiEntryKind.Fallback)?.Mutability,
            types.GetDefinitions(),
            TypeNames: default);
        return new ParseResult(options.Path, contract, document.ContractNameRange, new(diagnostics));
    }

    private static string ToClientName(string solidityName, AbiDocument document, List<AbiDiagnostic> diagnostics)
    {
        string name = Identifiers.ToPascalCase(solidityName);
        if (!ReservedNames.ClientNames.Contains(name) && !IsArrayLength(name))
        {
            return name;
        }

        diagnostics.Add(new AbiDiagnostic(
            RuleIds.Renamed, document.ContractNameRange, $"The client of {solidityName} is called {name}Contract, because {name} is a name that every client needs"));
        return name + "Contract";
    }

    // Generated files name the lengths of fixed arrays so.
    private static bool IsArrayLength(string name)
    {
        const string Prefix = "ArrayLength";
        return name.Length > Prefix.Length && name.StartsWith(Prefix, StringComparison.Ordinal) && char.IsDigit(name[Prefix.Length]);
    }

    private static ConstructorModel? ParseConstructor(List<AbiEntry> entries, TypeResolver types, NatSpec natSpec, List<AbiDiagnostic> diagnostics)
    {
        // A constructor without arguments says nothing that the bytecode does not.
        if (entries.Find(static entry => entry.Kind == AbiEntryKind.Constructor) is not { Inputs.Count: > 0 } constructor)
        {
            return null;
        }

        if (types.ResolveTuple(constructor.Inputs, owner: "Constructor", unnamed: "Arg") is not { } inputs)
        {
            return null;
        }

        NatSpec.NatSpecEntry said = natSpec.Constructor();
        RenamedFields.Report(constructor.Inputs, inputs.Fields, diagnostics);
        return new ConstructorModel(FieldDocumentation.AddTo(inputs, said.Parameter, said.ParameterUnit), said.Documentation);
    }
}
