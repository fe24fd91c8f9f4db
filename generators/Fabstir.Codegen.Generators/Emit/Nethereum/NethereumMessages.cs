using Fabstir.Codegen.Generators.Model;
using Fabstir.Codegen.Generators.Naming.Nethereum;

namespace Fabstir.Codegen.Generators.Emit.Nethereum;

/// <summary>Lays out the messages of functions and what they return, events and errors.</summary>
internal static class NethereumMessages
{
    /// <summary>Whether what a function returns has a class: several outputs, or structs.</summary>
    public static bool HasOutputClass(FunctionModel function) =>
        function.Outputs.Fields.Length > 1 || (function.Outputs.Fields.Length == 1 && !IsSimple(function.Outputs.Fields[0].Type));

    /// <summary>Whether a function is called, and leaves no trace.</summary>
    public static bool IsQuery(FunctionModel function) => function.Mutability is Mutability.Pure or Mutability.View;

    public static void Function(SourceWriter writer, FunctionModel function, string accessibility, NethereumTypeWriter types)
    {
        string output = function.Name + NethereumNames.Output;
        string returns = HasOutputClass(function) ? $", typeof({output})"
            : function.Outputs.Fields.IsEmpty ? ""
            : $", {Literal.Text(NethereumTypeWriter.AbiType(function.Outputs.Fields[0].Type))}";

        writer.Separate();
        XmlDoc.Entry(writer, function.Entry.Documentation, $"<c>{function.Entry.Signature}</c>, selector <c>0x{function.Entry.Selector}</c>.");
        NethereumClass.Write(
            writer,
            $"Function({Literal.Text(function.Entry.SolidityName)}{returns})",
            $"{accessibility} partial class {function.Name}{NethereumNames.Function} : {NethereumKnownTypes.Contracts}FunctionMessage",
            function.Inputs.Fields,
            types);
        if (HasOutputClass(function) || (IsQuery(function) && !function.Outputs.Fields.IsEmpty))
        {
            writer.Separate();
            writer.Lines($"/// <summary>What <c>{function.Entry.Signature}</c> returns.</summary>");
            NethereumClass.Write(
                writer,
                "FunctionOutput",
                $"{accessibility} partial class {output} : {NethereumKnownTypes.Abi}IFunctionOutputDTO",
                function.Outputs.Fields,
                types);
        }
    }

    public static void Event(SourceWriter writer, EventModel @event, string accessibility, NethereumTypeWriter types)
    {
        string identity = @event.IsAnonymous
            ? $"<c>{@event.Entry.Signature}</c>, anonymous."
            : $"<c>{@event.Entry.Signature}</c>, topic0 <c>0x{@event.Entry.Hash}</c>.";
        writer.Separate();
        XmlDoc.Entry(writer, @event.Entry.Documentation, identity);
        NethereumClass.Write(
            writer, Attribute(@event), $"{accessibility} partial class {@event.Name}{NethereumNames.Event} : {NethereumKnownTypes.Abi}IEventDTO", @event.Fields, types);
    }

    public static void Error(SourceWriter writer, ErrorModel error, string accessibility, NethereumTypeWriter types)
    {
        writer.Separate();
        XmlDoc.Entry(writer, error.Entry.Documentation, $"<c>{error.Entry.Signature}</c>, selector <c>0x{error.Entry.Selector}</c>.");
        NethereumClass.Write(
            writer,
            $"Error({Literal.Text(error.Entry.SolidityName)})",
            $"{accessibility} partial class {error.Name}{NethereumNames.Error} : {NethereumKnownTypes.Abi}IErrorDTO",
            error.Inputs.Fields,
            types);
    }

    /// <summary>What Nethereum knows an event by.</summary>
    public static string Attribute(EventModel @event) => $"Event({Literal.Text(@event.Entry.SolidityName)}{(@event.IsAnonymous ? ", true" : "")})";

    private static bool IsSimple(TypeModel type) => !NethereumTypeWriter.AbiType(type).StartsWith("tuple", StringComparison.Ordinal);
}
